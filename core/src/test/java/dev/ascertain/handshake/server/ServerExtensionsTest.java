package dev.ascertain.handshake.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.handshake.Alerts;
import dev.ascertain.handshake.CertificateCompression;
import dev.ascertain.handshake.CertificateJudge;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.RecordSeen;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.Offer;
import dev.ascertain.lab.mint.Staple;
import dev.ascertain.peers.EngineServer;
import dev.ascertain.wire.CertificateCompressionAlgorithm;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.MaxFragmentLength;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.Rule;
import dev.ascertain.wire.extension.CompressCertificate;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.MaxFragmentLengthNegotiation;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.extension.RecordSizeLimit;
import dev.ascertain.wire.extension.StapledStatus;
import dev.ascertain.wire.handshake.Certificate13;
import dev.ascertain.wire.handshake.CertificateStatus;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.CompressedCertificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staples, compressed certificates and short records. */
class ServerExtensionsTest {
  private static final Crypto CRYPTO = Crypto.forOneHandshake();
  private static final byte[] RESPONSE = Staple.good(ScriptedClient.ECDSA).der();

  @Test
  void staplesForClientsThatAsk() {
    // [4.5.1.1-1]
    Transcript tls13 = stapling(ProtocolVersion.TLS_1_3);
    Certificate13 certificate =
        (Certificate13) tls13.messages(Certificate13.class).findFirst().orElseThrow().message();
    Transcript tls12 = stapling(ProtocolVersion.TLS_1_2);
    CertificateStatus status =
        (CertificateStatus)
            tls12.messages(CertificateStatus.class).findFirst().orElseThrow().message();

    assertThat(certificate.certificateList().getFirst().extensions().find(StapledStatus.class))
        .contains(new StapledStatus(new Opaque(RESPONSE)));
    assertThat(certificate.certificateList().getLast().extensions().list()).isEmpty();
    assertThat(status.staples().get(0)).isEqualTo(RESPONSE);
  }

  private static Transcript stapling(ProtocolVersion version) {
    ServerSettings real =
        EngineServer.settings(CRYPTO, ServerPreferences.DEFAULT, ScriptedClient.ECDSA);
    ServerSettings settings =
        new ServerSettings(
            real.clock(),
            CRYPTO,
            real.randomness(),
            List.of(real.credentials().getFirst().stapling(RESPONSE)),
            real.preferences(),
            real.cookieKey(),
            real.resumption(),
            real.clientAuthentication(),
            real.keyLog());
    return Duet.of(Offer.likeABrowser().versions(List.of(version)).build(), settings)
        .play()
        .succeeded();
  }

  @Test
  void compressesForClientsThatAsk() throws Exception {
    ScriptedClient plain = ScriptedClient.tls13().run();
    ScriptedClient asking =
        ScriptedClient.tls13()
            .changing(
                ClientHello.class,
                hello ->
                    ScriptedClient.with(
                        hello,
                        new CompressCertificate(
                            List.of(
                                CertificateCompressionAlgorithm.BROTLI,
                                CertificateCompressionAlgorithm.ZLIB))))
            .run();

    var uncompressed = plain.engine().transcript().messages(Certificate13.class).findFirst();
    var compressed = asking.engine().transcript().messages(CompressedCertificate.class).findFirst();
    assertThat(asking.engine().isConnected()).isTrue();
    assertThat(compressed.orElseThrow().bytes().length)
        .isLessThan(uncompressed.orElseThrow().bytes().length);
    assertThat(
            CertificateCompression.decompress(
                (CompressedCertificate) compressed.orElseThrow().message()))
        .hasValueSatisfying(
            bytes -> assertThat(bytes).isEqualTo(uncompressed.orElseThrow().bytes()));
  }

  @Test
  void aClientsCertificateThatDoesNotDecompressIsRefused() {
    Opaque garbage = new Opaque(new byte[50]);
    CompressedCertificate good =
        CertificateCompression.compress(new Certificate13(Opaque.EMPTY, List.of()));
    Opaque compressed = good.compressedCertificateMessage();
    int length = good.uncompressedLength();
    var zlib = CertificateCompressionAlgorithm.ZLIB;

    refused(new CompressedCertificate(zlib, 100, garbage), Rule.BAD_COMPRESSION);
    refused(new CompressedCertificate(zlib, length + 1, compressed), Rule.BAD_COMPRESSION);
    refused(new CompressedCertificate(zlib, length - 1, compressed), Rule.BAD_COMPRESSION);
    refused(
        new CompressedCertificate(CertificateCompressionAlgorithm.BROTLI, length, compressed),
        Rule.UNOFFERED_COMPRESSION);
    assertThat(answering(good).engine().isConnected()).isTrue();
  }

  private static ScriptedClient answering(CompressedCertificate message) {
    var asked = new ClientAuthentication(false, List.of(), CertificateJudge.acceptingAll());
    return ScriptedClient.tls13().askedFor(asked, message).run();
  }

  private static void refused(CompressedCertificate message, Rule rule) {
    ScriptedClient client = answering(message);

    assertThat(client.engine().transcript().violation().orElseThrow().rule()).isEqualTo(rule);
    assertThat(client.lastAlert()).contains(Alerts.answering(rule));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 1_000, 16_385, 65_535})
  void keepsItsRecordsUnderTheClientsSizeLimit(int limit) {
    for (ProtocolVersion version : List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)) {
      Transcript transcript = limited(version, new RecordSizeLimit(limit));

      // What encryption adds: in TLS 1.3 the tag, in TLS 1.2 the explicit nonce too.
      int added = version.equals(ProtocolVersion.TLS_1_3) ? 16 : 24;
      assertThat(transcript.records())
          .filteredOn(r -> r.sender() == Sender.SERVER && r.epoch() != Epoch.PLAINTEXT)
          .filteredOn(r -> !r.type().equals(ContentType.CHANGE_CIPHER_SPEC))
          .extracting(RecordSeen::length)
          .allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(5 + limit + added));
    }
  }

  @Test
  void keepsItsRecordsUnderTheMaximumFragmentLength() {
    for (ProtocolVersion version : List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2)) {
      Transcript transcript =
          limited(version, new MaxFragmentLengthNegotiation(MaxFragmentLength.TWO_TO_9));

      assertThat(transcript.records())
          .filteredOn(r -> r.sender() == Sender.SERVER)
          .extracting(RecordSeen::length)
          .allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(5 + 512 + 24));
    }
  }

  /** Our client does not know what it asks for here, but may get it. */
  private static Transcript limited(ProtocolVersion version, Extension extension) {
    Offer offer = Offer.likeABrowser().versions(List.of(version)).build();
    List<Extension> extensions = new ArrayList<>(offer.extensions());
    extensions.addFirst(extension);
    Offer limited =
        new Offer(
            offer.cipherSuites(), extensions, offer.keyShares(), offer.middleboxCompatibility());
    return Duet.of(limited, ServerPreferences.DEFAULT, ScriptedClient.ECDSA).play().succeeded();
  }

  // RFC 6066 section 4: what was agreed binds the client as well.
  @Test
  void refusesRecordsLongerThanAgreed() {
    ScriptedClient client =
        ScriptedClient.tls13()
            .changing(
                ClientHello.class,
                hello ->
                    ScriptedClient.with(
                        hello, new MaxFragmentLengthNegotiation(MaxFragmentLength.TWO_TO_9)))
            .run();
    client.record(ContentType.APPLICATION_DATA, new byte[512]);
    assertThat(client.engine().isConnected()).isTrue();

    client.record(ContentType.APPLICATION_DATA, new byte[513]);

    assertThat(client.engine().transcript().violation().orElseThrow().rule())
        .isEqualTo(Rule.RECORD_OVERFLOW);
  }

  @Test
  void refusesLimitsThatAreNotAllowed() {
    List<Extension> bad =
        List.of(
            new RecordSizeLimit(63),
            new MaxFragmentLengthNegotiation(new MaxFragmentLength(5)),
            new MaxFragmentLengthNegotiation(new MaxFragmentLength(0)));
    for (Extension extension : bad) {
      for (ScriptedClient client : List.of(ScriptedClient.tls13(), ScriptedClient.tls12())) {
        client.changing(ClientHello.class, hello -> ScriptedClient.with(hello, extension)).run();

        assertThat(client.engine().transcript().violation().orElseThrow().rule())
            .isEqualTo(Rule.BAD_RECORD_LIMIT);
        assertThat(client.lastAlert()).contains(Alerts.answering(Rule.BAD_RECORD_LIMIT));
      }
    }
  }
}
