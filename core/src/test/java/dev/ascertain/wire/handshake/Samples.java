package dev.ascertain.wire.handshake;

import static dev.ascertain.wire.handshake.Dialect.INITIAL;
import static dev.ascertain.wire.handshake.Dialect.TLS12_DHE;
import static dev.ascertain.wire.handshake.Dialect.TLS12_ECDHE;
import static dev.ascertain.wire.handshake.Dialect.TLS12_RSA;
import static dev.ascertain.wire.handshake.Dialect.TLS13;

import dev.ascertain.wire.CertificateCompressionAlgorithm;
import dev.ascertain.wire.CertificateStatusType;
import dev.ascertain.wire.CertificateType;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ClientCertificateType;
import dev.ascertain.wire.CompressionMethod;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.HandshakeType;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.SupplementalDataFormat;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.ApplicationLayerProtocolNegotiation;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.KeyShareEntry;
import dev.ascertain.wire.extension.KeyShareServerHello;
import dev.ascertain.wire.extension.MaxEarlyDataSize;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.SelectedVersion;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.extension.SignatureAlgorithms;
import dev.ascertain.wire.extension.StapledStatus;
import dev.ascertain.wire.extension.UnknownExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Valid messages: one or more of every kind, and those of RFC 8448. */
final class Samples {

  /** A valid message, with its header. */
  record Sample(String title, Dialect dialect, Opaque message) {

    byte[] bytes() {
      return message.bytes();
    }

    @Override
    public String toString() {
      return title;
    }
  }

  /** A valid message and what it means. */
  record Known(Sample sample, HandshakeMessage message) {

    @Override
    public String toString() {
      return sample.title();
    }
  }

  private static final Dialect TLS12_RAW = TLS12_RSA.with(CertificateType.RAW_PUBLIC_KEY);
  private static final Dialect TLS10_DHE = new Dialect(ProtocolVersion.TLS_1_0, KeyExchange.DHE);
  private static final Dialect TLS11_ECDHE =
      new Dialect(ProtocolVersion.TLS_1_1, KeyExchange.ECDHE);

  private static final String RANDOM =
      "cb34ecb1e78163ba1c38c6dacb196a6dffa21a8d9912ec18a2ef6283024dece7";
  private static final String RETRY =
      "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";
  private static final String X25519 =
      "c9828876112095fe66762bdbf7c672e156d6cc253b833df1dd69b1b04e751f0f";
  private static final String SHA_1 = "a9993e364706816aba3e25717850c26c9cd0d89d";

  private static final List<String> RFC_8448 =
      List.of(
          "simple-1rtt",
          "resumed-0rtt",
          "hello-retry-request",
          "client-authentication",
          "middlebox-compatibility");

  private Samples() {}

  /** All samples. */
  static List<Sample> all() {
    return Stream.concat(known().stream().map(Known::sample), rfc8448().stream()).toList();
  }

  /** The handshake messages of the traces in RFC 8448, sections 3 to 7. */
  static List<Sample> rfc8448() {
    return RFC_8448.stream().flatMap(Samples::trace).toList();
  }

  /** At least one message of every kind. */
  static List<Known> known() {
    return List.of(
        known(INITIAL, 0, "", new HelloRequest()),
        known(
            INITIAL,
            1,
            "0303" + RANDOM + "00 0004 c02f 0a0a 02 00 01",
            new ClientHello(
                ProtocolVersion.TLS_1_2,
                hex(RANDOM),
                Opaque.EMPTY,
                List.of(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, new CipherSuite(0x0a0a)),
                List.of(CompressionMethod.NULL, CompressionMethod.DEFLATE),
                Extensions.ABSENT)),
        known(
            INITIAL,
            1,
            "0301" + RANDOM + "03 abcdef 0002 002f 01 00 0000",
            new ClientHello(
                ProtocolVersion.TLS_1_0,
                hex(RANDOM),
                hex("abcdef"),
                List.of(CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA),
                List.of(CompressionMethod.NULL),
                Extensions.of())),
        known(
            INITIAL,
            1,
            "0303"
                + RANDOM
                + "00 0002 1301 01 00 0018 0000 000b 0009 00 0006 736572766572 1a1a 0001 00 1a1a"
                + " 0000",
            new ClientHello(
                ProtocolVersion.TLS_1_2,
                hex(RANDOM),
                Opaque.EMPTY,
                List.of(CipherSuite.TLS_AES_128_GCM_SHA256),
                List.of(CompressionMethod.NULL),
                Extensions.of(
                    ServerName.ofHost("server"), unknown(0x1a1a, "00"), unknown(0x1a1a, "")))),
        known(
            INITIAL,
            2,
            "0301" + RANDOM + "20" + RANDOM + "002f 00",
            new ServerHello(
                ProtocolVersion.TLS_1_0,
                hex(RANDOM),
                hex(RANDOM),
                CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
                CompressionMethod.NULL,
                Extensions.ABSENT)),
        known(
            INITIAL,
            2,
            "0303" + RANDOM + "00 1301 00 002e 0033 0024 001d 0020" + X25519 + "002b 0002 0304",
            new ServerHello(
                ProtocolVersion.TLS_1_2,
                hex(RANDOM),
                Opaque.EMPTY,
                CipherSuite.TLS_AES_128_GCM_SHA256,
                CompressionMethod.NULL,
                Extensions.of(
                    new KeyShareServerHello(new KeyShareEntry(NamedGroup.X25519, hex(X25519))),
                    new SelectedVersion(ProtocolVersion.TLS_1_3)))),
        known(
            INITIAL,
            2,
            "0303" + RETRY + "01 ff 1302 00 0006 002b 0002 0304",
            new HelloRetryRequest(
                ProtocolVersion.TLS_1_2,
                hex("ff"),
                CipherSuite.TLS_AES_256_GCM_SHA384,
                CompressionMethod.NULL,
                Extensions.of(new SelectedVersion(ProtocolVersion.TLS_1_3)))),
        known(TLS12_ECDHE, 4, "00000e10 0003 616263", new NewSessionTicket12(3600, hex("616263"))),
        known(TLS12_ECDHE, 4, "00000000 0000", new NewSessionTicket12(0, Opaque.EMPTY)),
        known(
            TLS13,
            4,
            "00093a80 fad6aac5 02 0000 0003 616263 0008 002a 0004 00000400",
            new NewSessionTicket13(
                604_800,
                0xfad6aac5L,
                hex("0000"),
                hex("616263"),
                Extensions.of(new MaxEarlyDataSize(1024)))),
        known(TLS13, 5, "", new EndOfEarlyData()),
        known(TLS13, 8, "0000", new EncryptedExtensions(Extensions.of())),
        known(
            TLS13,
            8,
            "0009 0010 0005 0003 02 6832",
            new EncryptedExtensions(
                Extensions.of(new ApplicationLayerProtocolNegotiation(List.of("h2"))))),
        known(TLS12_RSA, 11, "000000", new Certificate12(List.of())),
        known(
            TLS12_RSA,
            11,
            "00000a 000002 3000 000002 3100",
            new Certificate12(List.of(hex("3000"), hex("3100")))),
        known(TLS12_RAW, 11, "000002 3000", new RawPublicKey12(hex("3000"))),
        known(TLS12_RAW, 11, "000000", new RawPublicKey12(Opaque.EMPTY)),
        known(
            TLS13.with(CertificateType.RAW_PUBLIC_KEY),
            11,
            "00 000007 000002 3000 0000",
            new Certificate13(
                Opaque.EMPTY, List.of(new Certificate13.Entry(hex("3000"), Extensions.of())))),
        known(TLS13, 11, "01 07 000000", new Certificate13(hex("07"), List.of())),
        known(
            TLS13,
            11,
            "00 000018 000002 3000 000a 0005 0006 01 000002 3003 000002 3100 0000",
            new Certificate13(
                Opaque.EMPTY,
                List.of(
                    new Certificate13.Entry(
                        hex("3000"), Extensions.of(new StapledStatus(hex("3003")))),
                    new Certificate13.Entry(hex("3100"), Extensions.of())))),
        known(
            TLS12_ECDHE,
            12,
            "03 001d 20" + X25519 + "0804 0003 515253",
            new ServerKeyExchangeEcdhe(
                new EcParameters.Named(NamedGroup.X25519),
                hex(X25519),
                signed(SignatureScheme.RSA_PSS_RSAE_SHA256, "515253"))),
        known(
            TLS11_ECDHE,
            12,
            "03 0017 03 04aabb 0003 515253",
            new ServerKeyExchangeEcdhe(
                new EcParameters.Named(NamedGroup.SECP256R1), hex("04aabb"), signed("515253"))),
        known(
            TLS12_ECDHE,
            12,
            "01 02 0017 01 0a 01 0b 03 040102 01 13 01 01 03 040506 0401 0001 53",
            new ServerKeyExchangeEcdhe(
                new EcParameters.ExplicitPrime(hex("0017"), domain()),
                hex("040506"),
                signed(SignatureScheme.RSA_PKCS1_SHA256, "53"))),
        known(
            TLS12_ECDHE,
            12,
            "02 00a3 01 01 07 01 0a 01 0b 03 040102 01 13 01 01 03 040506 0401 0001 53",
            new ServerKeyExchangeEcdhe(
                new EcParameters.ExplicitChar2(163, List.of(hex("07")), domain()),
                hex("040506"),
                signed(SignatureScheme.RSA_PKCS1_SHA256, "53"))),
        known(
            TLS12_ECDHE,
            12,
            "02 00a3 02 01 03 01 06 01 07 01 0a 01 0b 03 040102 01 13 01 01 03 040506 0401 0001 53",
            new ServerKeyExchangeEcdhe(
                new EcParameters.ExplicitChar2(
                    163, List.of(hex("03"), hex("06"), hex("07")), domain()),
                hex("040506"),
                signed(SignatureScheme.RSA_PKCS1_SHA256, "53"))),
        known(
            TLS12_DHE,
            12,
            "0002 0017 0001 05 0002 0008 0401 0003 515253",
            new ServerKeyExchangeDhe(
                hex("0017"),
                hex("05"),
                hex("0008"),
                signed(SignatureScheme.RSA_PKCS1_SHA256, "515253"))),
        known(
            TLS10_DHE,
            12,
            "0001 17 0001 05 0001 08 0003 515253",
            new ServerKeyExchangeDhe(hex("17"), hex("05"), hex("08"), signed("515253"))),
        known(INITIAL, 12, "0003 616263", new ServerKeyExchangeOther(hex("0003616263"))),
        known(
            TLS12_ECDHE,
            13,
            "02 01 40 0004 0403 0804 000b 0002 3000 0005 3003010100",
            new CertificateRequest12(
                List.of(ClientCertificateType.RSA_SIGN, ClientCertificateType.ECDSA_SIGN),
                List.of(
                    SignatureScheme.ECDSA_SECP256R1_SHA256, SignatureScheme.RSA_PSS_RSAE_SHA256),
                List.of(hex("3000"), hex("3003010100")))),
        known(
            TLS11_ECDHE,
            13,
            "01 01 0004 0002 3000",
            new CertificateRequest12(
                List.of(ClientCertificateType.RSA_SIGN), List.of(), List.of(hex("3000")))),
        known(
            TLS13,
            13,
            "01 07 0008 000d 0004 0002 0804",
            new CertificateRequest13(
                hex("07"),
                Extensions.of(
                    new SignatureAlgorithms(List.of(SignatureScheme.RSA_PSS_RSAE_SHA256))))),
        known(TLS12_ECDHE, 14, "", new ServerHelloDone()),
        known(
            TLS13,
            15,
            "0807 0003 515253",
            new CertificateVerify(Optional.of(SignatureScheme.ED25519), hex("515253"))),
        known(
            TLS12_ECDHE,
            15,
            "0601 0000",
            new CertificateVerify(Optional.of(SignatureScheme.RSA_PKCS1_SHA512), Opaque.EMPTY)),
        known(
            TLS11_ECDHE, 15, "0003 515253", new CertificateVerify(Optional.empty(), hex("515253"))),
        known(TLS12_ECDHE, 16, "20" + X25519, new ClientKeyExchangeEcdhe(hex(X25519))),
        known(TLS12_DHE, 16, "0002 0008", new ClientKeyExchangeDhe(hex("0008"))),
        known(TLS12_RSA, 16, "0004 01020304", new ClientKeyExchangeRsa(hex("01020304"))),
        known(INITIAL, 16, "0003 616263", new ClientKeyExchangeOther(hex("0003616263"))),
        known(TLS12_DHE, 16, "", new ClientKeyExchangeOther(Opaque.EMPTY)),
        known(
            TLS13,
            17,
            "01 07 000d 000d 0004 0002 0804 0000 0001 61",
            new ClientCertificateRequest(
                hex("07"),
                Extensions.of(
                    new SignatureAlgorithms(List.of(SignatureScheme.RSA_PSS_RSAE_SHA256)),
                    unknown(0, "61")))),
        known(
            TLS12_ECDHE,
            20,
            "000102030405060708090a0b",
            new Finished(hex("000102030405060708090a0b"))),
        known(TLS13, 20, RANDOM, new Finished(hex(RANDOM))),
        known(
            TLS12_RSA,
            21,
            "01 0019 0002 682f 01" + SHA_1,
            new CertificateUrl(1, List.of(new CertificateUrl.UrlAndHash("h/", hex(SHA_1))))),
        known(
            TLS12_ECDHE,
            22,
            "01 000002 3003",
            new CertificateStatus(CertificateStatusType.OCSP, List.of(hex("3003")))),
        known(
            TLS12_ECDHE,
            22,
            "02 000008 000002 3003 000000",
            new CertificateStatus(
                CertificateStatusType.OCSP_MULTI, List.of(hex("3003"), Opaque.EMPTY))),
        known(
            TLS12_RSA,
            23,
            "00000a 4002 0002 0102 0000 0000",
            new SupplementalData(
                List.of(
                    new SupplementalData.Entry(SupplementalDataFormat.AUTHZ_DATA, hex("0102")),
                    new SupplementalData.Entry(
                        SupplementalDataFormat.USER_MAPPING_DATA, Opaque.EMPTY)))),
        known(TLS13, 24, "01", new KeyUpdate(KeyUpdateRequest.UPDATE_REQUESTED)),
        known(TLS13, 24, "07", new KeyUpdate(new KeyUpdateRequest(7))),
        known(
            TLS13,
            25,
            "0002 0003fc 000003 616263",
            new CompressedCertificate(CertificateCompressionAlgorithm.BROTLI, 1020, hex("616263"))),
        known(TLS12_ECDHE, 67, "02 6832 03 000000", new NextProtocol("h2", hex("000000"))),
        known(TLS13, 254, RANDOM, new MessageHash(hex(RANDOM))),
        known(
            INITIAL,
            3,
            "fefd 00",
            new UnknownHandshakeMessage(HandshakeType.HELLO_VERIFY_REQUEST, hex("fefd00"))),
        known(TLS13, 250, "", new UnknownHandshakeMessage(new HandshakeType(250), Opaque.EMPTY)));
  }

  private static EcParameters.Domain domain() {
    return new EcParameters.Domain(
        new EcParameters.Curve(hex("0a"), hex("0b")), hex("040102"), hex("13"), hex("01"));
  }

  private static DigitallySigned signed(SignatureScheme algorithm, String signature) {
    return new DigitallySigned(Optional.of(algorithm), hex(signature));
  }

  private static DigitallySigned signed(String signature) {
    return new DigitallySigned(Optional.empty(), hex(signature));
  }

  private static UnknownExtension unknown(int type, String body) {
    return new UnknownExtension(new ExtensionType(type), hex(body));
  }

  private static Opaque hex(String hex) {
    return Opaque.ofHex(hex);
  }

  /** A sample from its type and body; blanks are for the reader. */
  private static Known known(Dialect dialect, int type, String body, HandshakeMessage message) {
    byte[] bytes = HexFormat.of().parseHex(body.replace(" ", ""));
    byte[] whole = Writer.write(out -> out.u8(type).opaque24(bytes));
    String title = message.getClass().getSimpleName() + " " + body;
    return new Known(new Sample(title, dialect, new Opaque(whole)), message);
  }

  private static Stream<Sample> trace(String name) {
    String resource = "/dev/ascertain/rfc8448/" + name + ".txt";
    try (InputStream in = Samples.class.getResourceAsStream(resource)) {
      byte[] text = Objects.requireNonNull(in, resource).readAllBytes();
      return new String(text, StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(" = ", 2))
          .filter(pair -> isMessage(pair[0]))
          .map(pair -> new Sample(name + " " + pair[0], dialect(pair[0]), hex(pair[1])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isMessage(String octets) {
    return switch (octets) {
      case "client_hello",
          "client_hello_1",
          "client_hello_2",
          "server_hello",
          "hello_retry_request",
          "encrypted_extensions",
          "certificate_request",
          "certificate",
          "certificate_verify",
          "server_finished",
          "client_certificate",
          "client_certificate_verify",
          "end_of_early_data",
          "client_finished",
          "new_session_ticket" ->
          true;
      default -> false;
    };
  }

  private static Dialect dialect(String octets) {
    return octets.contains("hello") ? INITIAL : TLS13;
  }
}
