package dev.ascertain.file;

import dev.ascertain.file.Entry.CertificateEntry;
import dev.ascertain.file.Entry.PrivateKeyEntry;
import dev.ascertain.x509.TerminalText;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Java's keystores, which the JDK reads.
 *
 * <p>The certificates of JKS and JCEKS are not encrypted; a password only proves that nobody
 * changed the file.
 */
final class KeyStoreFile {
  private KeyStoreFile() {}

  /** Reads a JKS or JCEKS file. */
  static CertificateFile read(
      String name, FileFormat format, byte[] content, Optional<char[]> password)
      throws UnreadableFileException {
    try {
      return entries(name, format, load(format, content, password.orElse(null)));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw unreadable(name, format, e);
    }
  }

  /** The store, as the JDK reads it; without a password it leaves out what is encrypted. */
  static KeyStore load(FileFormat format, byte[] content, char @Nullable [] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(format.name());
    store.load(new ByteArrayInputStream(content), password);
    return store;
  }

  /** The entries of a store, in its order. */
  static CertificateFile entries(String name, FileFormat format, KeyStore store)
      throws GeneralSecurityException {
    List<Entry> entries = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      String where = "alias " + TerminalText.safe(alias);
      if (store.entryInstanceOf(alias, KeyStore.SecretKeyEntry.class)) {
        others.add("a secret key");
        continue;
      }
      if (store.isKeyEntry(alias)) {
        entries.add(new PrivateKeyEntry(where));
      }
      addChain(chain(store, alias), where, alias, entries);
    }
    return new CertificateFile(name, format, entries, others);
  }

  /** A key's certificates, its own first; or the one certificate that has this alias. */
  private static List<Certificate> chain(KeyStore store, String alias)
      throws GeneralSecurityException {
    Certificate @Nullable [] chain = store.getCertificateChain(alias);
    if (chain != null) {
      return List.of(chain);
    }
    Certificate only = store.getCertificate(alias);
    return only == null ? List.of() : List.of(only);
  }

  private static void addChain(
      List<Certificate> chain, String where, String alias, List<Entry> entries)
      throws GeneralSecurityException {
    for (int i = 0; i < chain.size(); i++) {
      String inside =
          chain.size() == 1
              ? where
              : DerFile.join(where, "certificate " + (i + 1) + " of " + chain.size());
      entries.add(new CertificateEntry(chain.get(i).getEncoded(), inside, Optional.of(alias)));
    }
  }

  /** The sentence about a store that the JDK does not read. */
  static UnreadableFileException unreadable(String name, FileFormat format, Exception e) {
    if (isWrongPassword(e)) {
      return new UnreadableFileException(
          name
              + " is a "
              + format
              + " file with another password than the one given, or it is damaged.");
    }
    if (e instanceof EOFException) {
      return new UnreadableFileException(name + " is a " + format + " file that is cut short.");
    }
    String why = String.valueOf(e.getMessage());
    return new UnreadableFileException(
        name + " is a " + format + " file that cannot be read: " + TerminalText.safe(why) + ".");
  }

  /** What the JDK throws if a password does not fit. */
  static boolean isWrongPassword(Exception e) {
    return e instanceof IOException && e.getCause() instanceof UnrecoverableKeyException;
  }
}
