package dev.ascertain.app;

import dev.ascertain.Ascertain;
import dev.ascertain.handshake.keys.KeyLog;
import dev.ascertain.verify.TrustStore;
import java.util.ArrayList;
import java.util.List;

/** The trust stores that have names. */
final class NamedStores {
  private NamedStores() {}

  /**
   * The stores of a list of names with commas between.
   *
   * @throws UsageException for a name that does not exist, with the nearest that does
   */
  static List<TrustStore> read(String names) throws UsageException {
    List<TrustStore> stores = new ArrayList<>();
    List<String> known = List.of("mozilla");
    for (String name : Names.split(names, ",")) {
      if (!name.equals("mozilla")) {
        throw new UsageException(
            "There is no trust store named "
                + name
                + Nearest.of(name, known).map(near -> "; did you mean " + near + "?").orElse("."));
      }
      stores.add(Ascertain.environment(KeyLog.none()).bundledTrust().get());
    }
    return stores;
  }
}
