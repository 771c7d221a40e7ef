package dev.ascertain;

import dev.ascertain.handshake.client.ExternalPsk;
import dev.ascertain.handshake.client.Mode;
import dev.ascertain.handshake.client.OfferExtra;
import dev.ascertain.handshake.engine.Credential;
import dev.ascertain.net.ConnectOptions;
import dev.ascertain.net.FetchLimits;
import dev.ascertain.observation.Endpoint;
import dev.ascertain.verify.KeyPin;
import dev.ascertain.verify.Measure;
import dev.ascertain.verify.PolicyInputs;
import dev.ascertain.verify.Profile;
import dev.ascertain.verify.Purpose;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.verify.revocation.RevocationPolicy;
import dev.ascertain.verify.transparency.CtLogList;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.NamedGroup;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.SignatureScheme;
import dev.ascertain.wire.extension.EchConfigList;
import dev.ascertain.wire.extension.Opaque;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How to examine a server. Start from {@link #DEFAULT} and replace what differs.
 *
 * @param connect how to connect
 * @param offer what to offer
 * @param judgement by what to judge the certificate
 * @param http what to ask for once the handshake is complete
 * @param insecure whether to send the HTTP request even to a server that did not prove who it is
 * @param mode whether to end the handshake at the first defect of the certificate
 * @param credentials our certificates, for a server that asks who we are
 * @param presharedKeys keys that were agreed on with the server otherwise
 * @param rawPublicKeys the public keys of which the server must have one, without a certificate
 *     (RFC 7250); none to have it show a certificate
 * @param reconnect whether, and how, to connect once more in order to resume the first connection
 */
public record Options(
    ConnectOptions connect,
    OfferOptions offer,
    Judgement judgement,
    Http http,
    boolean insecure,
    Mode mode,
    List<Credential> credentials,
    List<ExternalPsk> presharedKeys,
    List<KeyPin> rawPublicKeys,
    Optional<Reconnect> reconnect) {

  /** A browser's offer, judged now by the bundled trust store, everything reported, HEAD asked. */
  public static final Options DEFAULT =
      new Options(
          ConnectOptions.DEFAULT,
          OfferOptions.LIKE_A_BROWSER,
          Judgement.DEFAULT,
          Http.HEAD,
          false,
          Mode.OBSERVE,
          List.of(),
          List.of(),
          List.of(),
          Optional.empty());

  /** Copies the lists. */
  public Options {
    rawPublicKeys = List.copyOf(rawPublicKeys);
    credentials = List.copyOf(credentials);
    presharedKeys = List.copyOf(presharedKeys);
  }

  /** These, with certificates of our own. */
  public Options with(List<Credential> own) {
    return new Options(
        connect,
        offer,
        judgement,
        http,
        insecure,
        mode,
        own,
        presharedKeys,
        rawPublicKeys,
        reconnect);
  }

  /** These, with a second connection that resumes the first. */
  public Options with(Reconnect second) {
    return new Options(
        connect,
        offer,
        judgement,
        http,
        insecure,
        mode,
        credentials,
        presharedKeys,
        rawPublicKeys,
        Optional.of(second));
  }

  /**
   * How to connect once more.
   *
   * @param earlyData what to send along with the ClientHello, such as an HTTP request; empty for
   *     none
   */
  public record Reconnect(Opaque earlyData) {
    /** Without early data. */
    public static final Reconnect PLAIN = new Reconnect(Opaque.EMPTY);
  }

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
   * @param multipleStatus whether to ask TLS 1.2 servers for OCSP responses of all their
   *     certificates (RFC 6961), which no browser does
   * @param extras what else to offer
   * @param ech whether to encrypt the ClientHello
   */
  public record OfferOptions(
      List<ProtocolVersion> versions,
      List<CipherSuite> cipherSuites,
      List<NamedGroup> groups,
      List<SignatureScheme> signatureSchemes,
      Optional<List<String>> applicationProtocols,
      ServerNameChoice serverName,
      boolean multipleStatus,
      Set<OfferExtra> extras,
      Ech ech) {

    /** Everything as a browser offers it. */
    public static final OfferOptions LIKE_A_BROWSER =
        new OfferOptions(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            new ServerNameChoice.OfTarget(),
            false,
            Set.of(),
            new Ech.None());

    /** Copies the lists. */
    public OfferOptions {
      versions = List.copyOf(versions);
      cipherSuites = List.copyOf(cipherSuites);
      groups = List.copyOf(groups);
      signatureSchemes = List.copyOf(signatureSchemes);
      applicationProtocols = applicationProtocols.map(List::copyOf);
      extras = Set.copyOf(extras);
    }
  }

  /** Whether to encrypt the ClientHello (RFC 9849). */
  public sealed interface Ech {
    /** It is sent as it is. */
    record None() implements Ech {}

    /** A random extension makes it look encrypted, as browsers do (section 6.2). */
    record Grease() implements Ech {}

    /**
     * It is encrypted to the first of these that is suitable. If none is, a random extension stands
     * in, so that the name is sent in the clear (section 6.1).
     */
    record To(EchConfigList configs) implements Ech {}

    /**
     * So, to what the HTTPS record of the server's name says (RFC 9848). Without one, a random
     * extension stands in.
     *
     * @param dnsServer the DNS server to ask; empty for those of this machine
     */
    record FromDns(Optional<Endpoint> dnsServer) implements Ech {}
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
   * @param stores the roots to trust; the verdict is by the first store; empty means the bundled
   *     one
   * @param at the time of judgement, UTC; empty means now
   * @param profile the rules certificates are held to
   * @param purpose what the certificate is to prove
   * @param policies what is asked of certificate policies
   * @param maxIntermediates how many intermediates a path may have at most; empty for any number
   * @param revocation how to find out about revocation, and what it counts
   * @param logs the known logs of certificates (RFC 6962); empty means the bundled list
   * @param intermediates more certificates to build paths from, DER ({@code --untrusted})
   * @param evidence CRLs and OCSP responses at hand
   * @param fetch how much may be fetched of what the verification wants; empty for nothing
   */
  public record Judgement(
      List<TrustStore> stores,
      Optional<Instant> at,
      Profile profile,
      Purpose purpose,
      PolicyInputs policies,
      OptionalInt maxIntermediates,
      RevocationPolicy revocation,
      Optional<CtLogList> logs,
      List<byte[]> intermediates,
      Evidence evidence,
      Optional<FetchLimits> fetch) {
    /**
     * The bundled store, now, as browsers judge; revocation is asked for, and silence of a
     * responder forgiven.
     */
    public static final Judgement DEFAULT =
        new Judgement(
            List.of(),
            Optional.empty(),
            Profile.BROWSER,
            Purpose.SERVER,
            PolicyInputs.ANY,
            OptionalInt.empty(),
            RevocationPolicy.SOFT_FAIL,
            Optional.empty(),
            List.of(),
            Evidence.NONE,
            Optional.of(FetchLimits.BRIEF));

    /** Copies the lists. */
    public Judgement {
      stores = List.copyOf(stores);
      intermediates = List.copyOf(intermediates);
    }

    /**
     * The measure that this is.
     *
     * @param bundled the store if none is given
     */
    public Measure measure(Supplier<TrustStore> bundled) {
      return new Measure(
          stores.isEmpty() ? List.of(bundled.get()) : stores,
          profile,
          purpose,
          policies,
          maxIntermediates,
          revocation,
          () -> logs.or(() -> Optional.of(Bundled.logs())));
    }

    /**
     * A request to verify by this.
     *
     * @param certificates in the order sent, DER
     * @param name the name to be proven; empty leaves it unchecked
     * @param now the time of judgement if none is given
     * @param bundled the store if none is given
     */
    public VerificationRequest request(
        List<byte[]> certificates,
        Optional<ReferenceIdentifier> name,
        Instant now,
        Supplier<TrustStore> bundled) {
      return new VerificationRequest(
          certificates,
          name,
          at.orElse(now).truncatedTo(ChronoUnit.SECONDS),
          measure(bundled),
          intermediates,
          Optional.empty(),
          evidence);
    }

    /** This, by these stores. */
    public Judgement withStores(List<TrustStore> others) {
      return new Judgement(
          others,
          at,
          profile,
          purpose,
          policies,
          maxIntermediates,
          revocation,
          logs,
          intermediates,
          evidence,
          fetch);
    }

    /** This, as of this time. */
    public Judgement withAt(Instant time) {
      return new Judgement(
          stores,
          Optional.of(time),
          profile,
          purpose,
          policies,
          maxIntermediates,
          revocation,
          logs,
          intermediates,
          evidence,
          fetch);
    }
  }
}
