package dev.ascertain.app;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.diagnose.Diagnoser;
import dev.ascertain.observation.EvidenceFetch;
import dev.ascertain.observation.FetchRequest;
import dev.ascertain.observation.Fetched;
import dev.ascertain.report.ChainReport;
import dev.ascertain.verify.Measure;
import dev.ascertain.verify.Profile;
import dev.ascertain.verify.ReferenceIdentifier;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.Verification;
import dev.ascertain.verify.VerificationRequest;
import dev.ascertain.verify.Verifier;
import dev.ascertain.verify.evidence.Answer;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Chains in every state of health, minted with fixed dates, and the report on each. */
enum ChainScenario {
  HEALTHY(chain -> chain.sent(chain.leaf(), chain.issuing()).by(chain.root())),
  INCOMPLETE(chain -> chain.sent(chain.leaf()).by(chain.root())),
  /** What it is like once the missing certificate is at hand. */
  COMPLETED(chain -> chain.sent(chain.leaf()).fetched(chain.issuing()).by(chain.root())),
  /** The file of a server that grew over the years. */
  JUMBLED(chain ->
      chain
          .sent(
              chain.leaf(chain.issuing2()),
              chain.root(),
              chain.upper(),
              chain.stranger(),
              chain.issuing2(),
              chain.upper())
          .by(chain.root())),
  /** As with "DST Root CA X3" in 2021: the old way up ends in an expired certificate. */
  CROSS_SIGNED(chain ->
      chain
          .sent(chain.leaf(), chain.issuing(), chain.crossSign())
          .by(chain.root(), chain.oldRoot())),
  EXPIRED_CROSS_SIGN_ONLY(
      chain -> chain.sent(chain.leaf(), chain.issuing(), chain.crossSign()).by(chain.oldRoot())),
  TWO_STORES(chain ->
      chain
          .sent(chain.leaf(), chain.issuing())
          .byStores(
              TrustStore.of("old-client", List.of(chain.oldRoot().certificate())),
              TrustStore.of("new-client", List.of(chain.root().certificate())))),
  /** An intermediate of the right name, but of another generation of keys. */
  WRONG_KEY(chain -> chain.sent(chain.leaf(), chain.namesake()).by(chain.root())),
  NAME_CONSTRAINT(
      chain -> chain.sent(chain.leaf(chain.constrained()), chain.constrained()).by(chain.root())),
  /** Names that would take over a terminal, a graph, a picture or a web page. */
  HOSTILE_NAMES(chain -> chain.sent(chain.hostile(), chain.hostileCa()).by(chain.root()));

  private static final String ISSUERS = "http://ca.example/issuing1.der";

  static final Instant AT = Instant.parse("2026-06-01T00:00:00Z");

  private static final Map<ChainScenario, ChainReport> REPORTS = new ConcurrentHashMap<>();
  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

  @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
  private final Function<Chain, Chain> make;

  ChainScenario(Function<Chain, Chain> make) {
    this.make = make;
  }

  /** The report on it, made when first asked for. */
  ChainReport report() {
    return REPORTS.computeIfAbsent(this, _ -> make.apply(new Chain()).report());
  }

  /** The certificates as sent, DER. */
  List<byte[]> sent() {
    return make.apply(new Chain()).sent;
  }

  /** A chain in the making. RSA keys and signatures have one length, so that sizes repeat. */
  static final class Chain {
    private final Map<String, Minted> minted = new ConcurrentHashMap<>();
    private List<byte[]> sent = List.of();
    private Optional<byte[]> fetched = Optional.empty();
    private List<TrustStore> stores = List.of();

    Chain sent(Minted... certificates) {
      sent = Stream.of(certificates).map(Minted::der).toList();
      return this;
    }

    /** What came from where the server's certificate says its issuer is. */
    Chain fetched(Minted issuer) {
      fetched = Optional.of(issuer.der());
      return this;
    }

    Chain by(Minted... roots) {
      return byStores(
          TrustStore.of("test-roots.pem", Stream.of(roots).map(Minted::certificate).toList()));
    }

    Chain byStores(TrustStore... all) {
      stores = List.of(all);
      return this;
    }

    Minted root() {
      return mint("Example Root X1", mint -> until(mint, 2035));
    }

    Minted oldRoot() {
      return mint("Example Old Root", mint -> mint.valid(year(2006), year(2036)));
    }

    Minted upper() {
      return mint("Example Policy CA", mint -> until(mint.by(root()), 2032));
    }

    Minted issuing() {
      return mint("Example Issuing CA 1", mint -> until(mint.by(root()), 2030));
    }

    Minted issuing2() {
      return mint("Example Issuing CA 2", mint -> until(mint.by(upper()), 2030));
    }

    Minted namesake() {
      return minted.computeIfAbsent(
          "namesake",
          _ ->
              until(Mint.ca("Example Issuing CA 1").key(key("Example Issuing CA 1 G2")), 2030)
                  .by(root())
                  .mint());
    }

    Minted stranger() {
      return mint("Unrelated CA", mint -> until(mint.by(oldRoot()), 2030));
    }

    /** The root's name and key, certified by the old root. */
    Minted crossSign() {
      return minted.computeIfAbsent(
          "cross",
          _ ->
              Mint.ca("Example Root X1")
                  .key(key("Example Root X1"))
                  .by(oldRoot())
                  .valid(year(2021), Instant.parse("2026-05-30T12:00:00Z"))
                  .mint());
    }

    Minted constrained() {
      return mint(
          "Example Intranet CA",
          mint ->
              until(mint.by(root()), 2030)
                  .extension(
                      Extension.nameConstraints,
                      true,
                      new NameConstraints(
                          new GeneralSubtree[] {
                            new GeneralSubtree(
                                new GeneralName(GeneralName.dNSName, "intranet.example"))
                          },
                          null)));
    }

    Minted leaf() {
      return leaf(issuing());
    }

    Minted leaf(Minted issuer) {
      return minted.computeIfAbsent(
          "leaf",
          _ ->
              Mint.server("shop.example")
                  .names(dns("shop.example"), dns("www.shop.example"))
                  .key(key("leaf"))
                  .by(issuer)
                  .extension(
                      Extension.authorityInfoAccess,
                      false,
                      new AuthorityInformationAccess(
                          AccessDescription.id_ad_caIssuers,
                          new GeneralName(GeneralName.uniformResourceIdentifier, ISSUERS)))
                  .valid(
                      Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-07-15T00:00:00Z"))
                  .mint());
    }

    Minted hostileCa() {
      return mint(
          "\u001b[2J</text><script>alert(1)</script>\"]; evil [label=\\N&amp;\u202e CA",
          mint -> until(mint.by(root()), 2030));
    }

    Minted hostile() {
      return Mint.plain("CN=" + encoded("\u0007\u001b]0;owned\u0085 <b>&\"'\\\\{x|y}"))
          .names(dns("shop.example"), dns("<img src=x>.example"))
          .key(key("leaf"))
          .by(hostileCa())
          .valid(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2026-07-15T00:00:00Z"))
          .mint();
    }

    private Minted mint(String name, Function<Mint, Mint> complete) {
      Minted known = minted.get(name);
      if (known == null) {
        known = complete.apply(Mint.ca(encoded(name)).key(key(name))).mint();
        minted.put(name, known);
      }
      return known;
    }

    private List<EvidenceFetch> fetches() {
      return fetched.stream()
          .map(der ->
              new EvidenceFetch(
                  FetchRequest.caIssuers(ISSUERS),
                  new Fetched.Body(
                      der,
                      Optional.of("application/pkix-cert"),
                      AT,
                      Optional.empty(),
                      false,
                      Duration.ofMillis(12))))
          .toList();
    }

    ChainReport report() {
      VerificationRequest request =
          VerificationRequest.of(
                  sent,
                  ReferenceIdentifier.parse("shop.example"),
                  AT,
                  Measure.of(stores.getFirst()).with(stores).with(Profile.RFC_5280))
              .with(
                  Evidence.NONE.with(
                      fetched.stream()
                          .map(der ->
                              new Answer(
                                  ISSUERS, Optional.empty(), new Answer.Came(der, AT, false)))
                          .toList()));
      Crypto crypto = Crypto.forOneHandshake();
      Verification verification = Verifier.verify(request, crypto);
      return ChainReport.of(
          "0.1.0",
          "shop.example:443",
          new ChainReport.Origin.Server(),
          verification,
          fetches(),
          Diagnoser.diagnose(verification, "shop.example:443"),
          crypto);
    }
  }

  /** Any name at all, as RFC 4514 section 2.4 writes the DER of a UTF8String. */
  private static String encoded(String name) {
    try {
      return "#" + HexFormat.of().formatHex(new DERUTF8String(name).getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyPair key(String name) {
    return KEYS.computeIfAbsent(name, _ -> Mint.rsa(2048));
  }

  private static GeneralName dns(String name) {
    return new GeneralName(GeneralName.dNSName, name);
  }

  private static Mint until(Mint mint, int year) {
    return mint.valid(year(2020), year(year));
  }

  private static Instant year(int year) {
    return Instant.parse(year + "-01-01T00:00:00Z");
  }
}
