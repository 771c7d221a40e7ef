import java.util.Base64;
import java.util.List;

/**
 * The text in which the readers of this folder pass a store on to {@link WriteStores}.
 *
 * <pre>
 * id mozilla
 * name Mozilla
 * source NSS 3.132, as packaged by Debian
 * date 2026-10-28
 * licence MPL-2.0
 * root BASE64-OF-DER [LIMIT...]
 * </pre>
 *
 * <p>A limit is {@code issued-until=TIME}, {@code logged-until=TIME}, {@code trusted-until=TIME} or
 * {@code names=NAME,NAME...}: what {@code TrustLimits} says. Times are in ISO 8601, in UTC, and
 * belong to what is still trusted.
 */
final class StoreText {
  private StoreText() {}

  /** The line of one root. */
  static String root(byte[] der, List<String> limits) {
    StringBuilder line = new StringBuilder("root ");
    line.append(Base64.getEncoder().encodeToString(der));
    limits.forEach(limit -> line.append(' ').append(limit));
    return line.toString();
  }
}
