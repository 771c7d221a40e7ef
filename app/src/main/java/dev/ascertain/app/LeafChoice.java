package dev.ascertain.app;

import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.BasicConstraints;
import dev.ascertain.x509.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which of several certificates is the server's own: the first, unless it is a CA's and exactly one
 * of the others is not.
 *
 * @param certificates all certificates, DER, the server's own first, the others in their order
 * @param leaf where the server's own stood, counted from 0
 */
record LeafChoice(List<byte[]> certificates, int leaf) {

  /** Chooses among at least one certificate. */
  static LeafChoice among(List<byte[]> all) {
    List<Integer> ends =
        IntStream.range(0, all.size()).filter(i -> !isCa(all.get(i))).boxed().toList();
    if (ends.size() != 1 || ends.getFirst() == 0) {
      return new LeafChoice(all, 0);
    }
    List<byte[]> ordered = new ArrayList<>(all);
    byte[] leaf = ordered.remove((int) ends.getFirst());
    ordered.addFirst(leaf);
    return new LeafChoice(ordered, ends.getFirst());
  }

  /** One that cannot be read may be anything: it is taken for a CA's, and stays where it is. */
  private static boolean isCa(byte[] der) {
    return read(der)
        .map(certificate ->
            certificate.extension(BasicConstraints.class).filter(BasicConstraints::ca).isPresent())
        .orElse(true);
  }

  private static Optional<Certificate> read(byte[] der) {
    try {
      return Optional.of(Certificate.decode(der));
    } catch (ViolationException e) {
      return Optional.empty();
    }
  }
}
