package dev.ascertain;

import dev.ascertain.handshake.client.Mode;
import dev.ascertain.net.ConnectOptions;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How to examine a server. Start from {@link #DEFAULT} and replace what differs.
 *
 * @param connect how to connect
 * @param offer what to offer
 * @param judgement by what to judge the certificate
 * @param http what to ask for once the handshake is complete
 * @param insecure whether to send the HTTP request even to a server that did not prove who it is
 * @param mode whether to end the handshake at the first defect of the certificate
 */
public record Options(
    ConnectOptions connect,
    OfferOptions offer,
    Judgement judgement,
    Http http,
    boolean insecure,
    Mode mode) {

  /** A browser's offer, judged now by the bundled trust store, everything reported, HEAD asked. */
  public static final Options DEFAULT =
      new Options(
          ConnectOptions.DEFAULT,
          OfferOptions.LIKE_A_BROWSER,
          Judgement.DEFAULT,
          Http.HEAD,
          false,
          Mode.OBSERVE);

  /** What to ask for over the encrypted connection. */
  public enum Http {
    /** The header of the page {@code /}. */
    HEAD,
    /** The page {@code /} (its content is counted, not kept). */
    GET,
    /** Nothing. */
    NONE
  }

  /**
   * What to offer; an empty list means what a browser offers.
   *
   * @param versions the versions to offer
   * @param cipherSuites in order of preference
   * @param groups in order of preference; a key share is sent for the first we have
   * @param signatureSchemes in order of preference
   * @param applicationProtocols for ALPN; empty inside the optional: no ALPN at all
   * @param serverName which name to ask for
   */
  public record OfferOptions(
      List<ProtocolVersion> versions,
      List<CipherSuite> cipherSuites,
      List<NamedGroup> groups,
      List<SignatureScheme> signatureSchemes,
      Optional<List<String>> applicationProtocols,
      ServerNameChoice serverName) {

    /** Everything as a browser offers it. */
    public static final OfferOptions LIKE_A_BROWSER =
        new OfferOptions(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            new ServerNameChoice.OfTarget());

    /** Copies the lists. */
    public OfferOptions {
      versions = List.copyOf(versions);
      cipherSuites = List.copyOf(cipherSuites);
      groups = List.copyOf(groups);
      signatureSchemes = List.copyOf(signatureSchemes);
      applicationProtocols = applicationProtocols.map(List::copyOf);
    }
  }

  /** Which host name to send in server_name (RFC 6066 section 3). */
  public sealed interface ServerNameChoice {
    /** The target's, unless it is an IP literal. */
    record OfTarget() implements ServerNameChoice {}

    /** None. */
    record None() implements ServerNameChoice {}

    /** This one, as A-labels; the certificate is checked against it as well. */
    record Given(String name) implements ServerNameChoice {}
  }

  /**
   * By what to judge the certificate.
   *
   * @param trust the roots to trust instead of the bundled ones ({@code --ca-file})
   * @param at the time of judgement, UTC; empty means now
   */
  public record Judgement(Optional<TrustStore> trust, Optional<Instant> at) {
    /** The bundled store, now. */
    public static final Judgement DEFAULT = new Judgement(Optional.empty(), Optional.empty());
  }
}
