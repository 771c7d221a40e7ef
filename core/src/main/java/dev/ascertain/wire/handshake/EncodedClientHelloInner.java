package dev.ascertain.wire.handshake;

import dev.ascertain.wire.ByteRange;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.Violation;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.EchOuterExtensions;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an outer ClientHello carries encrypted (RFC 9849 section 5.1): the inner one without its
 * session id and without what it shares with the outer one.
 *
 * <pre>{@code
 * struct {
 *     ClientHello client_hello;
 *     uint8 zeros[length_of_padding];
 * } EncodedClientHelloInner;
 * }</pre>
 *
 * @param clientHello the inner ClientHello, shortened
 * @param padding how many zeros follow it
 */
public record EncodedClientHelloInner(ClientHello clientHello, int padding) {
  private static final String NAME = "EncodedClientHelloInner";

  /** RFC 9849 section 5.1: OuterExtensions has at most 254 bytes. */
  private static final int MAX_OUTER_EXTENSIONS = 127;

  /**
   * Shortens an inner ClientHello, as far as both have the same extensions in the same order,
   * consecutively in the inner one.
   *
   * @param never what is left in the inner one even if both have the same
   */
  public static EncodedClientHelloInner of(
      ClientHello inner, ClientHello outer, Set<ExtensionType> never) {
    List<Extension> extensions = inner.extensions().list();
    int start = 0;
    int length = 0;
    for (int from = 0; from < extensions.size(); from++) {
      int shared = shared(extensions, from, outer.extensions().list(), never);
      if (shared > length) {
        start = from;
        length = shared;
      }
    }
    List<Extension> shortened = new ArrayList<>(extensions);
    if (length > 0) {
      List<Extension> run = shortened.subList(start, start + length);
      var types = new EchOuterExtensions(run.stream().map(Extension::type).toList());
      run.clear();
      shortened.add(start, types);
    }
    return new EncodedClientHelloInner(inner.with(Opaque.EMPTY).with(Extensions.of(shortened)), 0);
  }

  /** How many extensions from an index on stand in the outer ClientHello in the same order. */
  private static int shared(
      List<Extension> inner, int from, List<Extension> outer, Set<ExtensionType> never) {
    int at = 0;
    int length = 0;
    while (from + length < inner.size() && length < MAX_OUTER_EXTENSIONS) {
      Extension next = inner.get(from + length);
      int found = outer.subList(at, outer.size()).indexOf(next);
      if (found < 0 || never.contains(next.type())) {
        break;
      }
      at += found + 1;
      length++;
    }
    return length;
  }

  /** This, with as many zeros. */
  public EncodedClientHelloInner padded(int zeros) {
    return new EncodedClientHelloInner(clientHello, zeros);
  }

  /** The bytes to encrypt. */
  public byte[] encode() {
    return Writer.write(out -> {
      clientHello.encodeBody(out);
      out.raw(new byte[padding]);
    });
  }

  /**
   * Reads what was decrypted.
   *
   * @throws ViolationException if it is malformed, or a byte of the padding is not zero
   */
  public static EncodedClientHelloInner decode(byte[] bytes) throws ViolationException {
    return Reader.decode(NAME, bytes, EncodedClientHelloInner::read);
  }

  private static EncodedClientHelloInner read(Reader in) throws ViolationException {
    ClientHello hello = in.struct("client_hello", ClientHello::decode);
    int start = in.position();
    byte[] zeros = in.rest("zeros");
    for (int i = 0; i < zeros.length; i++) {
      // RFC 9849 section 5.1: "If any padding byte is non-zero, the server MUST abort the
      // connection with an "illegal_parameter" alert."
      if (zeros[i] != 0) {
        throw in.violation(
            Rule.BAD_ECH,
            "zeros",
            new ByteRange(start + i, start + i + 1),
            "zeros",
            Integer.toString(zeros[i] & 0xff));
      }
    }
    return new EncodedClientHelloInner(hello, zeros.length);
  }

  /**
   * The inner ClientHello in full, in time linear in the number of extensions (RFC 9849 appendix
   * A).
   *
   * @param outer the ClientHello that carried it
   * @throws ViolationException if it refers to an extension that the outer one does not have, not
   *     in this order, or not any more; or to encrypted_client_hello
   */
  public ClientHello restore(ClientHello outer) throws ViolationException {
    List<Extension> full = new ArrayList<>();
    for (Extension extension : clientHello.extensions().list()) {
      if (extension instanceof EchOuterExtensions shared) {
        full.addAll(copied(shared, outer.extensions().list()));
      } else {
        full.add(extension);
      }
    }
    // "it makes a copy of the client_hello field and copies the legacy_session_id field from
    // ClientHelloOuter".
    return clientHello.with(outer.legacySessionId()).with(Extensions.of(full));
  }

  // RFC 9849 section 5.1: "The server MUST abort the connection with an "illegal_parameter" alert
  // if any of the following are true: Any referenced extension is missing in ClientHelloOuter. Any
  // extension is referenced in OuterExtensions more than once. "encrypted_client_hello" is
  // referenced in OuterExtensions. The extensions in ClientHelloOuter corresponding to those in
  // OuterExtensions do not occur in the same order."
  private static List<Extension> copied(EchOuterExtensions shared, List<Extension> outer)
      throws ViolationException {
    List<Extension> copies = new ArrayList<>();
    int at = 0;
    for (ExtensionType type : shared.outerExtensions()) {
      while (at < outer.size() && !outer.get(at).type().equals(type)) {
        at++;
      }
      if (at == outer.size() || type.equals(ExtensionType.ENCRYPTED_CLIENT_HELLO)) {
        throw new ViolationException(
            new Violation(
                Rule.BAD_ECH,
                NAME + ".client_hello.extensions.ech_outer_extensions",
                new ByteRange(0, 0),
                "extensions of the outer ClientHello in their order, each once, not"
                    + " encrypted_client_hello",
                type.toString()));
      }
      copies.add(outer.get(at));
      at++;
    }
    return copies;
  }
}
