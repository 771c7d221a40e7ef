package dev.ascertain.verify;

import dev.ascertain.x509.Mint;
import dev.ascertain.x509.Mint.Minted;
import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;

/**
 * Makes certificate chains with random faults. There are few entities, and for each "who issued to
 * whom" a fixed number of certificates, so that thousands of chains need only hundreds of
 * signatures.
 */
final class ChainGenerator {
  /** The trait of a certificate with an emailAddress in its subject. */
  static final String MAIL_IN_SUBJECT = "mail in subject";

  /** The trait of a certificate that maps a policy to anyPolicy. */
  static final String MAPPING_TO_ANY = "mapping to anyPolicy";

  static final Instant AT = Instant.parse("2026-06-01T12:00:00Z");
  private static final List<String> POLICIES =
      List.of("1.3.6.1.4.1.55555.1", "1.3.6.1.4.1.55555.2");
  private static final String ANY_POLICY = "2.5.29.32.0";
  private static final int VARIANTS = 60;
  private static final int MOST_INTERMEDIATES = 4;
  private static final ASN1ObjectIdentifier UNHEARD_OF = new ASN1ObjectIdentifier("1.2.3.4.5");

  private final Random random;
  private final Entity root = new Entity("O=Good,CN=Root", Mint.rsa(1024));
  private final List<Entity> authorities = new ArrayList<>();
  private final Entity server = new Entity("O=Good,CN=Server", Mint.rsa(1024));
  private final Minted anchor;
  private final Map<List<Entity>, List<Issued>> issued = new HashMap<>();

  ChainGenerator(long seed) {
    random = new Random(seed);
    anchor =
        Mint.plain(root.name)
            .extension(Extension.basicConstraints, true, new BasicConstraints(true))
            .key(root.key)
            .mint();
    // Two keys for each name, so that some issue to themselves.
    for (String name : List.of("O=Good,CN=A", "O=Good,CN=B", "O=Other,CN=C")) {
      authorities.add(new Entity(name, Mint.rsa(1024)));
      authorities.add(new Entity(name, Mint.rsa(1024)));
    }
  }

  private record Entity(String name, KeyPair key) {}

  /** A certificate as both libraries have it. */
  record Issued(byte[] der, X509Certificate certificate, List<String> traits) {}

  /**
   * A chain.
   *
   * @param certificates the server's first, without the anchor
   */
  record Chain(List<Issued> certificates) {

    /** Whether a certificate of the chain was made with this trait. */
    boolean has(String trait) {
      return certificates.stream().anyMatch(c -> c.traits.contains(trait));
    }
  }

  Minted anchor() {
    return anchor;
  }

  Chain next() {
    int intermediates = random.nextInt(MOST_INTERMEDIATES + 1);
    List<Entity> entities = new ArrayList<>(List.of(root));
    List<Entity> left = new ArrayList<>(authorities);
    for (int i = 0; i < intermediates; i++) {
      entities.add(left.remove(random.nextInt(left.size())));
    }
    entities.add(server);
    List<Issued> certificates = new ArrayList<>();
    for (int i = entities.size() - 1; i > 0; i--) {
      certificates.add(pick(entities.get(i - 1), entities.get(i)));
    }
    return new Chain(certificates);
  }

  /** Policy inputs, none of them most of the time. */
  PolicyInputs policyInputs() {
    return new PolicyInputs(Set.of(), chance(30), chance(10), chance(10));
  }

  private Issued pick(Entity issuer, Entity subject) {
    List<Issued> variants =
        issued.computeIfAbsent(List.of(issuer, subject), _ -> new ArrayList<>());
    int index = random.nextInt(VARIANTS);
    if (index < variants.size()) {
      return variants.get(index);
    }
    Issued fresh = issue(issuer, subject);
    variants.add(fresh);
    return fresh;
  }

  private Issued issue(Entity issuer, Entity subject) {
    List<String> traits = new ArrayList<>();
    boolean leaf = subject.equals(server);
    String name = leaf && chance(15) ? "O=Other,CN=Server" : subject.name;
    if (leaf && chance(10)) {
      name += ",E=user@" + host();
      traits.add(MAIL_IN_SUBJECT);
    }
    Mint mint = Mint.plain(name).key(subject.key).claiming(issuer.name);
    KeyPair signer = chance(2) ? root.key : issuer.key;
    mint.by(new Minted(anchor.holder(), signer));
    addDates(mint);
    addUsages(mint, leaf);
    if (leaf) {
      addNames(mint);
    } else {
      addNameConstraints(mint);
      if (chance(10)) {
        mint.names(generalName(false));
      }
    }
    addPolicies(mint, leaf, traits);
    if (chance(2)) {
      mint.extension(UNHEARD_OF, true, DERNull.INSTANCE);
    }
    byte[] der = mint.mint().der();
    return new Issued(der, parse(der), traits);
  }

  private void addDates(Mint mint) {
    Instant from = chance(2) ? AT.plusSeconds(1) : chance(5) ? AT : Mint.NOT_BEFORE;
    Instant to = chance(3) ? AT.minusSeconds(1) : chance(5) ? AT : Mint.NOT_AFTER;
    mint.valid(from.compareTo(to) > 0 ? Mint.NOT_BEFORE : from, to);
  }

  private void addUsages(Mint mint, boolean leaf) {
    if (!leaf && !chance(3)) {
      BasicConstraints constraints =
          chance(25) ? new BasicConstraints(random.nextInt(3)) : new BasicConstraints(!chance(3));
      mint.extension(Extension.basicConstraints, !chance(20), constraints);
    } else if (leaf && chance(10)) {
      mint.extension(Extension.basicConstraints, true, new BasicConstraints(chance(50)));
    }
    if (chance(70)) {
      int usage =
          leaf
              ? chance(90) ? KeyUsage.digitalSignature : KeyUsage.keyAgreement
              : chance(95) ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.cRLSign;
      mint.extension(Extension.keyUsage, !chance(20), new KeyUsage(usage));
    }
    if (chance(10)) {
      KeyPurposeId purpose =
          chance(60)
              ? KeyPurposeId.id_kp_serverAuth
              : chance(50) ? KeyPurposeId.anyExtendedKeyUsage : KeyPurposeId.id_kp_clientAuth;
      mint.extension(Extension.extendedKeyUsage, chance(30), new ExtendedKeyUsage(purpose));
    }
  }

  private void addNames(Mint mint) {
    if (chance(15)) {
      return;
    }
    GeneralName[] names = new GeneralName[1 + random.nextInt(3)];
    for (int i = 0; i < names.length; i++) {
      names[i] = generalName(false);
    }
    mint.names(names);
  }

  private void addNameConstraints(Mint mint) {
    if (chance(20)) {
      GeneralSubtree[] permitted = chance(60) ? subtrees() : null;
      GeneralSubtree[] excluded = permitted == null || chance(30) ? subtrees() : null;
      mint.extension(
          Extension.nameConstraints, !chance(10), new NameConstraints(permitted, excluded));
    }
  }

  private GeneralSubtree[] subtrees() {
    GeneralSubtree[] subtrees = new GeneralSubtree[1 + random.nextInt(2)];
    for (int i = 0; i < subtrees.length; i++) {
      subtrees[i] = new GeneralSubtree(generalName(true));
    }
    return subtrees;
  }

  private GeneralName generalName(boolean subtree) {
    return switch (random.nextInt(5)) {
      case 0 ->
          new GeneralName(GeneralName.dNSName, !subtree && chance(20) ? "*." + host() : host());
      case 1 ->
          new GeneralName(
              GeneralName.iPAddress,
              subtree
                  ? pick("192.0.2.0/24", "192.0.0.0/16", "10.0.0.0/8")
                  : pick("192.0.2.7", "10.1.2.3"));
      case 2 ->
          new GeneralName(
              GeneralName.rfc822Name,
              subtree
                  ? pick(host(), "." + host(), "user@" + host())
                  : pick("user@" + host(), "User@" + host()));
      case 3 ->
          new GeneralName(
              GeneralName.uniformResourceIdentifier,
              subtree
                  ? pick(host(), "." + host())
                  : "https://" + host() + pick("", "/path", ":443/"));
      default ->
          new GeneralName(new X500Name(pick("O=Good", "O=Other", "O=GOOD", "O=Good,CN=Server")));
    };
  }

  private void addPolicies(Mint mint, boolean leaf, List<String> traits) {
    if (chance(85)) {
      ASN1EncodableVector policies = new ASN1EncodableVector();
      for (String policy : POLICIES) {
        if (chance(75)) {
          policies.add(new PolicyInformation(new ASN1ObjectIdentifier(policy)));
        }
      }
      if (policies.size() == 0 || chance(20)) {
        policies.add(new PolicyInformation(new ASN1ObjectIdentifier(ANY_POLICY)));
      }
      mint.extension(
          Extension.certificatePolicies,
          chance(20),
          CertificatePolicies.getInstance(new DERSequence(policies)));
    }
    if (!leaf && chance(15)) {
      addMappings(mint, traits);
    }
    if (chance(10)) {
      ASN1EncodableVector constraints = new ASN1EncodableVector();
      if (chance(60)) {
        constraints.add(new DERTaggedObject(false, 0, new ASN1Integer(random.nextInt(4))));
      }
      if (constraints.size() == 0 || chance(50)) {
        constraints.add(new DERTaggedObject(false, 1, new ASN1Integer(random.nextInt(3))));
      }
      mint.extension(Extension.policyConstraints, true, new DERSequence(constraints));
    }
    if (chance(8)) {
      mint.extension(Extension.inhibitAnyPolicy, true, new ASN1Integer(random.nextInt(3)));
    }
  }

  private void addMappings(Mint mint, List<String> traits) {
    ASN1EncodableVector mappings = new ASN1EncodableVector();
    for (int i = 0; i <= random.nextInt(2); i++) {
      String to = chance(4) ? ANY_POLICY : POLICIES.get(random.nextInt(2));
      if (to.equals(ANY_POLICY)) {
        traits.add(MAPPING_TO_ANY);
      }
      mappings.add(
          new DERSequence(
              new ASN1ObjectIdentifier[] {
                new ASN1ObjectIdentifier(POLICIES.get(random.nextInt(2))),
                new ASN1ObjectIdentifier(to)
              }));
    }
    mint.extension(Extension.policyMappings, chance(50), new DERSequence(mappings));
  }

  private String host() {
    return pick("example.com", "www.example.com", "a.www.example.com", "example.org");
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private static X509Certificate parse(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new AssertionError(e);
    }
  }
}
