package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/**
 * Which library serves each primitive.
 *
 * @param libraries for each primitive
 * @param conscrypt what Conscrypt is reached by, if it serves any
 * @param remark what else there is to say of the choice, for people
 */
record Selection(Map<Primitive, Library> libraries, Jca conscrypt, Optional<String> remark) {

  static final Selection JDK = allOf(Library.JDK, Jca.JDK);
  static final Selection BOUNCY_CASTLE = allOf(Library.BOUNCY_CASTLE, Jca.JDK);

  /** Conscrypt, for all that it has. */
  static Selection conscrypt(Provider provider) {
    return allOf(Library.CONSCRYPT, new Jca(provider));
  }

  private static Selection allOf(Library preferred, Jca conscrypt) {
    Map<Primitive, Library> libraries = new EnumMap<>(Primitive.class);
    for (Primitive primitive : Primitive.values()) {
      List<Library> able = primitive.libraries();
      libraries.put(primitive, able.contains(preferred) ? preferred : able.getFirst());
    }
    return new Selection(libraries, conscrypt, Optional.empty());
  }

  /**
   * What a fresh process is done with soonest. With an AOT cache, the primitives of one handshake
   * take 60 ms by BouncyCastle, 70 ms by Conscrypt (which spends 45 of them on loading its
   * library), and 120 ms by the JDK (whose P-256 takes half of them).
   */
  static Selection soonest() {
    return BOUNCY_CASTLE;
  }

  /** The fastest that loads here and gives the right answers. */
  static Selection fastest() {
    return fastest(Library.conscrypt());
  }

  /**
   * The fastest, given Conscrypt's provider.
   *
   * @param provider empty where it does not load
   */
  static Selection fastest(Optional<Provider> provider) {
    if (provider.isEmpty()) {
      return BOUNCY_CASTLE.remarking("Conscrypt is not used: its library does not load here");
    }
    Selection conscrypt = conscrypt(provider.get());
    Optional<String> failure = SelfTest.firstFailure(conscrypt, Library.CONSCRYPT);
    return failure.isEmpty()
        ? conscrypt
        : BOUNCY_CASTLE.remarking("Conscrypt is not used: " + failure.get());
  }

  /**
   * The selection that a value of {@link Crypto#PROPERTY} asks for.
   *
   * @throws IllegalArgumentException with a sentence, for names not known, and for Conscrypt where
   *     it does not load
   */
  static Selection named(String choice) {
    List<String> parts = Arrays.stream(choice.split(",", -1)).map(String::strip).toList();
    boolean startsWithLibrary = !parts.getFirst().contains(":");
    Selection selection = startsWithLibrary ? allOf(library(parts.getFirst())) : BOUNCY_CASTLE;
    for (String part : startsWithLibrary ? parts.subList(1, parts.size()) : parts) {
      selection = selection.with(part);
    }
    return selection;
  }

  private static Selection allOf(Library library) {
    return switch (library) {
      case JDK -> JDK;
      case BOUNCY_CASTLE -> BOUNCY_CASTLE;
      case CONSCRYPT -> conscrypt(loadedConscrypt());
    };
  }

  /** The same, but for what is said by {@code primitive:library}. */
  private Selection with(String part) {
    int colon = part.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          part + " does not read PRIMITIVE:LIBRARY, such as ecdsa:jdk");
    }
    Primitive primitive = primitive(part.substring(0, colon));
    Library library = library(part.substring(colon + 1));
    if (!primitive.libraries().contains(library)) {
      throw new IllegalArgumentException(
          library + " does not serve " + primitive.propertyName() + " here");
    }
    Map<Primitive, Library> changed = new EnumMap<>(libraries);
    changed.put(primitive, library);
    Jca provider = library == Library.CONSCRYPT ? new Jca(loadedConscrypt()) : conscrypt;
    return new Selection(changed, provider, remark);
  }

  private static Primitive primitive(String name) {
    return Arrays.stream(Primitive.values())
        .filter(primitive -> primitive.propertyName().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                name
                    + " is no primitive; there are "
                    + Arrays.stream(Primitive.values())
                        .filter(primitive -> primitive.libraries().size() > 1)
                        .map(Primitive::propertyName)
                        .collect(Collectors.joining(", "))));
  }

  private static Library library(String name) {
    return switch (name) {
      case "jdk" -> Library.JDK;
      case "bouncycastle" -> Library.BOUNCY_CASTLE;
      case "conscrypt" -> Library.CONSCRYPT;
      default ->
          throw new IllegalArgumentException(name + " is none of jdk, bouncycastle and conscrypt");
    };
  }

  private static Provider loadedConscrypt() {
    return Library.conscrypt()
        .orElseThrow(
            () -> new IllegalArgumentException("Conscrypt's native library does not load here"));
  }

  private Selection remarking(String what) {
    return new Selection(libraries, conscrypt, Optional.of(what));
  }

  /** Who serves a primitive. */
  Library of(Primitive primitive) {
    return libraries.getOrDefault(primitive, primitive.libraries().getFirst());
  }

  DiffieHellman montgomery(MontgomeryCurve curve) {
    Library library =
        of(
            switch (curve) {
              case X25519 -> Primitive.X25519;
              case X448 -> Primitive.X448;
            });
    return switch (library) {
      case BOUNCY_CASTLE -> new BouncyCastleXdh(curve);
      case JDK -> new JdkXdh(curve);
      case CONSCRYPT -> new ConscryptX25519(conscrypt); // X448 it does not have
    };
  }

  DiffieHellman ecdh(Curve curve) {
    Library library = of(Primitive.ECDH);
    return library == Library.BOUNCY_CASTLE
        ? new BouncyCastleEcdh(curve)
        : new JcaEcdh(curve, jca(library));
  }

  Verifier verifier(SignatureAlgorithm algorithm) {
    Library library =
        of(
            switch (algorithm) {
              case SignatureAlgorithm.RsaPkcs1 _, SignatureAlgorithm.RsaPss _ ->
                  Primitive.RSA_SIGNATURES;
              case SignatureAlgorithm.Ecdsa _ -> Primitive.ECDSA;
              case SignatureAlgorithm.Ed25519 _ -> Primitive.ED25519;
              case SignatureAlgorithm.Ed448 _ -> Primitive.ED448;
              case SignatureAlgorithm.Dsa _ -> Primitive.DSA;
              case SignatureAlgorithm.MlDsa _ -> Primitive.ML_DSA;
            });
    return library == Library.BOUNCY_CASTLE
        ? new BouncyCastleVerifier()
        : new JcaVerifier(jca(library));
  }

  /**
   * A signer with this key.
   *
   * @throws CryptoException if the key is malformed, or of a kind that nobody here signs with
   */
  Signer signer(PrivateKeyInfo info) throws CryptoException {
    if (info.isOf(Der.EC_PUBLIC_KEY)) {
      Curve curve =
          info.curve()
              .orElseThrow(() ->
                  new CryptoException(
                      "the private key is on a curve other than P-256, P-384 and P-521"));
      return of(Primitive.ECDSA) == Library.BOUNCY_CASTLE
          ? BouncyCastleSigners.ecdsa(curve, info.ecPrivateKey())
          : jcaSigner(Primitive.ECDSA, "EC", info);
    }
    if (info.isOf(Der.ED25519)) {
      return of(Primitive.ED25519) == Library.BOUNCY_CASTLE
          ? BouncyCastleSigners.ed25519(info.edwardsPrivateKey(Ed25519.SECRET_KEY_SIZE))
          : jcaSigner(Primitive.ED25519, "Ed25519", info);
    }
    if (info.isOf(Der.ED448)) {
      return of(Primitive.ED448) == Library.BOUNCY_CASTLE
          ? BouncyCastleSigners.ed448(info.edwardsPrivateKey(Ed448.SECRET_KEY_SIZE))
          : jcaSigner(Primitive.ED448, "Ed448", info);
    }
    if (info.isOf(Der.RSA_ENCRYPTION)) {
      return jcaSigner(Primitive.RSA_SIGNATURES, "RSA", info);
    }
    // Such a key may restrict its parameters (RFC 4055 section 1.2), which the JDK enforces.
    return signer(Jca.JDK, info.isOf(Der.RSASSA_PSS) ? "RSASSA-PSS" : "ML-DSA", info);
  }

  private Signer jcaSigner(Primitive primitive, String algorithm, PrivateKeyInfo info)
      throws CryptoException {
    return signer(jca(of(primitive)), algorithm, info);
  }

  private static Signer signer(Jca jca, String algorithm, PrivateKeyInfo info)
      throws CryptoException {
    try {
      return new JcaSigner(jca, jca.privateKey(algorithm, info.der()));
    } catch (GeneralSecurityException e) {
      throw new CryptoException("the private key is malformed, or of a kind we lack", e);
    }
  }

  Map<String, String> describe() {
    Map<String, String> rows = new LinkedHashMap<>();
    for (Primitive primitive : Primitive.values()) {
      rows.put(primitive.toString(), of(primitive).toString());
    }
    remark.ifPresent(what -> rows.put("remark", what));
    return rows;
  }

  private Jca jca(Library library) {
    return library == Library.CONSCRYPT ? conscrypt : Jca.JDK;
  }
}
