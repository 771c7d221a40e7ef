package dev.ascertain.app.json;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.verify.TrustComparison;
import dev.ascertain.verify.TrustLimits;
import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.TrustStores;
import dev.ascertain.verify.TrustedRoot;
import dev.ascertain.x509.Certificate;
import java.util.List;

/**
 * Writes what is asked about trust stores as JSON: {@code trust.schema.json} defines the format.
 */
public final class TrustStoresJson {
  private static final int FORMAT_VERSION = 1;

  private TrustStoresJson() {}

  /** All stores. */
  public static String overview(TrustStores stores) {
    return JsonWriter.document(json ->
        json.member("formatVersion", FORMAT_VERSION)
            .objects("stores", stores.all(), TrustStoresJson::store));
  }

  /** What two stores have in common, and what not. */
  public static String comparison(TrustComparison found, Crypto crypto) {
    return JsonWriter.document(json ->
        json.member("formatVersion", FORMAT_VERSION)
            .object("left", left -> store(left, found.left()))
            .object("right", right -> store(right, found.right()))
            .objects("common", found.common(), (root, it) -> certificate(root, it, crypto))
            .objects("onlyLeft", found.onlyLeft(), (root, it) -> certificate(root, it, crypto))
            .objects("onlyRight", found.onlyRight(), (root, it) -> certificate(root, it, crypto)));
  }

  /** Roots, with the stores that hold them. */
  public static String found(List<TrustedRoot> roots, Crypto crypto) {
    return JsonWriter.document(json ->
        json.member("formatVersion", FORMAT_VERSION)
            .objects(
                "roots",
                roots,
                (root, it) -> {
                  certificate(root, it.certificate(), crypto);
                  root.objects("trusts", it.trusts(), TrustStoresJson::trust);
                }));
  }

  private static void store(JsonWriter json, TrustStore store) {
    json.member("id", store.id())
        .member("name", store.name())
        .member("date", store.date())
        .member("roots", store.size())
        .member("licence", store.licence())
        .member("source", store.source());
  }

  private static void certificate(JsonWriter json, Certificate certificate, Crypto crypto) {
    json.member("subject", certificate.subject().toString())
        .member("sha256", crypto.hash(Hash.SHA_256, certificate.der()))
        .member("notAfter", certificate.notAfter().toString());
  }

  private static void trust(JsonWriter json, TrustedRoot.Trust trust) {
    TrustLimits limits = trust.limits();
    json.member("store", trust.store().id())
        .member("issuedUntil", limits.issuedUntil())
        .member("loggedUntil", limits.loggedUntil())
        .member("trustedUntil", limits.trustedUntil())
        .strings("permittedNames", limits.permittedNames());
  }
}
