package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;

/**
 * A ClientHello's part in hiding the server's name: {@code encrypted_client_hello} in ClientHello
 * (RFC 9849 section 5). The server's answers are {@link EchRetryConfigs} and {@link
 * EchConfirmation}.
 *
 * <pre>{@code
 * enum { outer(0), inner(1) } ECHClientHelloType;
 *
 * struct {
 *     ECHClientHelloType type;
 *     select (ECHClientHello.type) {
 *         case outer:
 *             HpkeSymmetricCipherSuite cipher_suite;
 *             uint8 config_id;
 *             opaque enc<0..2^16-1>;
 *             opaque payload<1..2^16-1>;
 *         case inner:
 *             Empty;
 *     };
 * } ECHClientHello;
 * }</pre>
 */
public sealed interface EchClientHello extends Extension {
  /** The type of the hello that is seen. */
  int OUTER = 0;

  /** The type of the hello that is hidden. */
  int INNER = 1;

  /**
   * The hello that is seen, which carries the hidden one.
   *
   * @param cipherSuite what the payload is encrypted with
   * @param configId the configuration it is encrypted to
   * @param enc the encapsulated key; empty in the hello after a HelloRetryRequest
   * @param payload the encrypted inner hello, or random bytes
   */
  record Outer(HpkeSymmetricCipherSuite cipherSuite, int configId, Opaque enc, Opaque payload)
      implements EchClientHello {

    @Override
    public void encodeBody(Writer out) {
      out.u8(OUTER);
      cipherSuite.encode(out);
      out.u8(configId).opaque16(enc.bytes()).opaque16(payload.bytes());
    }
  }

  /** The hello that is hidden. */
  record Inner() implements EchClientHello {

    @Override
    public void encodeBody(Writer out) {
      out.u8(INNER);
    }
  }

  @Override
  default ExtensionType type() {
    return ExtensionType.ENCRYPTED_CLIENT_HELLO;
  }

  /**
   * Reads the body of the extension.
   *
   * @throws ViolationException if a length or the type is not one of the structure
   */
  static EchClientHello decode(Reader in) throws ViolationException {
    int start = in.position();
    int type = in.u8("type");
    return switch (type) {
      case OUTER ->
          new Outer(
              in.struct("cipher_suite", HpkeSymmetricCipherSuite::decode),
              in.u8("config_id"),
              new Opaque(in.opaque16("enc", 0, 0xffff)),
              new Opaque(in.opaque16("payload", 1, 0xffff)));
      case INNER -> new Inner();
      // RFC 9849 section 7: If ECHClientHello.type is not a valid ECHClientHelloType, then the
      // server MUST abort with an "illegal_parameter" alert.
      default ->
          throw in.violation(
              Rule.BAD_ECH,
              "type",
              in.since(start),
              "0 (outer) or 1 (inner)",
              Integer.toString(type));
    };
  }
}
