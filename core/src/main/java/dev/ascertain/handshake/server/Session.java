package dev.ascertain.handshake.server;

import dev.ascertain.crypto.Secret;
import dev.ascertain.handshake.CertificateJudge.Presented;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;
import java.util.Map;
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
 *     CertificateType client_certificate_type;
 *     opaque Certificate<1..2^24-1>;
 *     Certificate client_certificates<0..2^24-1>;   // none from a client that presented none
 * } Session;
 * }</pre>
 *
 * @param secret in TLS 1.3 the PSK, in TLS 1.2 the master secret
 * @param extendedMasterSecret whether the master secret is that of RFC 7627
 * @param issued when, in milliseconds since 1970
 * @param ageAdd what the client adds to the age of the ticket, modulo 2<sup>32</sup>
 * @param client what the client presented, and proved to have the key of
 */
record Session(
    ProtocolVersion version,
    CipherSuite cipherSuite,
    Secret secret,
    boolean extendedMasterSecret,
    Optional<String> serverName,
    Optional<String> applicationProtocol,
    long issued,
    long ageAdd,
    Optional<Presented> client) {
  /**
   * A limit of ours on what a client presented, in bytes: a ticket is to fit into a ClientHello
   * (RFC 9846 section 4.3.11: at most 65,535 bytes for all), and a cache into memory.
   */
  private static final int MOST_OF_CLIENT = 8192;

  /** Whether it is small enough to be kept, by us or by the client. */
  boolean mayBeKept() {
    return client.stream()
            .flatMap(presented -> presented.certificates().stream())
            .mapToInt(certificate -> certificate.length)
            .sum()
        <= MOST_OF_CLIENT;
  }

  // RFC 5246 appendix F.1.4: "If either party suspects that the session may have been compromised,
  // or that certificates may have expired or been revoked, it should force a full handshake."
  /** Whether it says of the client what is asked for now. */
  boolean satisfies(Optional<ClientAuthentication> asked) {
    if (asked.isEmpty()) {
      return true;
    }
    return client
        .map(presented ->
            asked.get().types().contains(presented.type())
                && asked.get().judge().judgeAgain(presented).isEmpty())
        .orElse(!asked.get().required());
  }

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
            .u32(ageAdd)
            .u8(client.map(Presented::type).orElse(CertificateType.X509).value())
            .list24(
                client.map(Presented::certificates).orElse(List.of()),
                (element, certificate) -> element.opaque24(certificate)));
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
        in.u32("age_add"),
        client(in));
  }

  private static Optional<Presented> client(Reader in) throws ViolationException {
    CertificateType type = in.u8("client_certificate_type", CertificateType::new);
    List<byte[]> certificates =
        in.list24("client_certificates", 0, 0xffffff, e -> e.opaque24("", 1, 0xffffff));
    return certificates.isEmpty()
        ? Optional.empty()
        : Optional.of(new Presented(type, certificates, Map.of(), Optional.empty()));
  }

  private static Optional<String> optional(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
