package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The pre-shared keys a client offers: {@code pre_shared_key} in ClientHello (RFC 9846 section
 * 4.3.11). The server's answer is {@link SelectedPsk}.
 *
 * <pre>{@code
 * struct {
 *     opaque identity<1..2^16-1>;
 *     uint32 obfuscated_ticket_age;
 * } PskIdentity;
 *
 * opaque PskBinderEntry<32..255>;
 *
 * struct {
 *     PskIdentity identities<7..2^16-1>;
 *     PskBinderEntry binders<33..2^16-1>;
 * } OfferedPsks;
 * }</pre>
 *
 * @param identities the keys' labels, in order of preference
 * @param binders one HMAC for each identity, in the same order
 */
public record OfferedPsks(List<PskIdentity> identities, List<Opaque> binders) implements Extension {

  /** Copies the lists. */
  public OfferedPsks {
    identities = List.copyOf(identities);
    binders = List.copyOf(binders);
  }

  /**
   * The label of one key.
   *
   * @param identity a ticket, or a label agreed upon elsewhere
   * @param obfuscatedTicketAge milliseconds since the ticket came, plus its {@code ticket_age_add},
   *     modulo 2<sup>32</sup>
   */
  public record PskIdentity(Opaque identity, long obfuscatedTicketAge) {

    private static PskIdentity decode(Reader in) throws ViolationException {
      Opaque identity = new Opaque(in.opaque16("identity", 1, 0xffff));
      return new PskIdentity(identity, in.u32("obfuscated_ticket_age"));
    }

    private void encode(Writer out) {
      out.opaque16(identity.bytes()).u32(obfuscatedTicketAge);
    }
  }

  /**
   * What binders are computed over. RFC 9846 section 4.3.11.2: "a partial ClientHello up to and
   * including the PreSharedKeyExtension.identities field. That is, it includes all of the
   * ClientHello but not the binders list itself." The extension is the last one.
   *
   * @param hello the ClientHello that ends with this extension, with its four-byte header
   */
  public byte[] truncated(byte[] hello) {
    int length = 2 + binders.stream().mapToInt(binder -> 1 + binder.length()).sum();
    return Arrays.copyOf(hello, hello.length - length);
  }

  static OfferedPsks decode(Reader in) throws ViolationException {
    return new OfferedPsks(
        in.list16("identities", 7, 0xffff, PskIdentity::decode),
        in.list16("binders", 33, 0xffff, e -> new Opaque(e.opaque8("", 32, 0xff))));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.PRE_SHARED_KEY;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(identities, (element, identity) -> identity.encode(element));
    out.list16(binders, (element, binder) -> element.opaque8(binder.bytes()));
  }

  /** An identity as people can read it: its text, if it is printable ASCII, else hexadecimal. */
  public static String text(Opaque identity) {
    String text = new String(identity.bytes(), StandardCharsets.ISO_8859_1);
    return text.chars().allMatch(c -> c >= 0x20 && c < 0x7f) ? text : identity.toString();
  }
}
