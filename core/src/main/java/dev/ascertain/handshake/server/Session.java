package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Secret;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.Optional;

/**
 * What a later handshake may resume.
 *
 * <pre>{@code
 * struct {
 *     ProtocolVersion version;
 *     CipherSuite cipher_suite;
 *     opaque secret<0..255>;
 *     uint8 extended_master_secret;
 *     opaque server_name<0..2^16-1>;          // empty for none
 *     opaque application_protocol<0..255>;    // empty for none
 *     uint64 issued;
 *     uint32 age_add;
 * } Session;
 * }</pre>
 *
 * @param secret in TLS 1.3 the PSK, in TLS 1.2 the master secret
 * @param extendedMasterSecret whether the master secret is that of RFC 7627
 * @param issued when, in milliseconds since 1970
 * @param ageAdd what the client adds to the age of the ticket, modulo 2<sup>32</sup>
 */
record Session(
    ProtocolVersion version,
    CipherSuite cipherSuite,
    Secret secret,
    boolean extendedMasterSecret,
    Optional<String> serverName,
    Optional<String> applicationProtocol,
    long issued,
    long ageAdd) {

  /** The bytes {@link #decode} reads. */
  byte[] encode() {
    return Writer.write(out ->
        out.u16(version.value())
            .u16(cipherSuite.value())
            .opaque8(secret.bytes())
            .u8(extendedMasterSecret ? 1 : 0)
            .text16(serverName.orElse(""))
            .text8(applicationProtocol.orElse(""))
            .u64(issued)
            .u32(ageAdd));
  }

  /**
   * Reads a session.
   *
   * @throws ViolationException if the bytes are not one
   */
  static Session decode(byte[] bytes) throws ViolationException {
    return Reader.decode("Session", bytes, Session::decode);
  }

  private static Session decode(Reader in) throws ViolationException {
    return new Session(
        in.u16("version", ProtocolVersion::new),
        in.u16("cipher_suite", CipherSuite::new),
        Secret.copyOf(in.opaque8("secret", 0, 0xff)),
        in.u8("extended_master_secret", value -> value == 1),
        optional(in.text16("server_name", 0, 0xffff)),
        optional(in.text8("application_protocol", 0, 0xff)),
        in.u64("issued"),
        in.u32("age_add"));
  }

  private static Optional<String> optional(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
