package dev.ascertain.file;

import java.util.Optional;

/** One thing in a file. */
public sealed interface Entry {

  /** Where in the file, such as {@code on line 12} or {@code alias x}; empty if it is all of it. */
  String where();

  /**
   * A certificate, or what stands where one should: its bytes are as they are in the file.
   *
   * @param der the certificate
   * @param where where in the file; safe to print
   * @param alias its name in a keystore, or that of the key it belongs to; not safe to print
   */
  record CertificateEntry(byte[] der, String where, Optional<String> alias) implements Entry {}

  /**
   * A revocation list.
   *
   * @param der the list
   * @param where where in the file
   */
  record CrlEntry(byte[] der, String where) implements Entry {}

  /**
   * A private key, whose bytes stay in the file.
   *
   * @param where where in the file; safe to print
   */
  record PrivateKeyEntry(String where) implements Entry {}
}
