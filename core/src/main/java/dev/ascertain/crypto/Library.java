package dev.ascertain.crypto;

import java.security.Provider;
import java.util.Optional;
import org.conscrypt.Conscrypt;

/** Who implements a primitive. */
enum Library {
  JDK("the JDK"),
  BOUNCY_CASTLE("BouncyCastle"),
  CONSCRYPT("Conscrypt");

  private final String text;

  Library(String text) {
    this.text = text;
  }

  /**
   * Conscrypt's provider; empty where its native library does not load. Loaded at the first call.
   */
  static Optional<Provider> conscrypt() {
    return LoadedConscrypt.PROVIDER;
  }

  @Override
  public String toString() {
    return text;
  }

  private static final class LoadedConscrypt {
    static final Optional<Provider> PROVIDER = load();

    private static Optional<Provider> load() {
      // Answers false when the library is missing, for another platform, or may not be loaded.
      return Conscrypt.isAvailable() ? Optional.of(Conscrypt.newProvider()) : Optional.empty();
    }
  }
}
