package dev.ascertain.app;

import dev.ascertain.verify.TrustStore;

/** Reads files of trusted certificates. */
@FunctionalInterface
interface TrustFiles {

  /**
   * The trusted certificates in a file.
   *
   * @throws UsageException if the file cannot be read, or holds no usable certificate
   */
  TrustStore read(String file) throws UsageException;
}
