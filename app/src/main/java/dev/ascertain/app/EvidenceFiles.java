package dev.ascertain.app;

import dev.ascertain.x509.Pem;
import java.util.List;

/** Reads CRLs and OCSP responses that the command line names. */
final class EvidenceFiles {
  private EvidenceFiles() {}

  /**
   * The one object in a file, DER: the file's content, or what PEM is around it. What it says is
   * for the verifier to judge.
   *
   * @param prefix what a complaint begins with, such as {@code --crl-file: }
   * @throws UsageException if the file cannot be read, or is neither DER nor PEM
   */
  static byte[] read(String prefix, String name) throws UsageException {
    byte[] content = InputFiles.read(prefix, name);
    if (content[0] == 0x30) {
      return content;
    }
    try {
      List<Pem.Block> blocks = Pem.read(content);
      if (blocks.size() == 1 && !blocks.getFirst().label().contains("CERTIFICATE")) {
        return blocks.getFirst().content();
      }
      throw new UsageException(
          prefix
              + name
              + (blocks.isEmpty()
                  ? " is neither DER nor PEM."
                  : " holds " + blocks.getFirst().label() + ", which is not what is asked for."));
    } catch (Pem.MalformedPemException e) {
      throw new UsageException(prefix + name + ": " + e.getMessage());
    }
  }
}
