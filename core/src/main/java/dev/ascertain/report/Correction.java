package dev.ascertain.report;

import java.util.List;

/** What should be served instead of the certificates that were sent. */
public sealed interface Correction {

  /** Nothing else: the list as sent is right, and no certificate of it could be left out. */
  record NotNeeded() implements Correction {}

  /**
   * No list is known that would be right.
   *
   * @param why a sentence, with its full stop; safe to print
   */
  record Impossible(String why) implements Correction {}

  /**
   * This list, which was verified by the same measure as the list that was sent.
   *
   * @param certificates the certificates to serve, in order: the server's own, then those it takes
   *     to get to the roots, without these
   * @param dropped the certificates that were sent and should not be, in the order sent
   * @param reordered whether those kept were sent in another order
   * @param bytesBefore the size of the certificates as sent, without their length fields
   * @param bytesAfter the size of these
   */
  record Corrected(
      List<Kept> certificates,
      List<Dropped> dropped,
      boolean reordered,
      int bytesBefore,
      int bytesAfter)
      implements Correction {

    /** Copies the lists. */
    public Corrected {
      certificates = List.copyOf(certificates);
      dropped = List.copyOf(dropped);
    }

    /** Those of the certificates that were not sent. */
    public List<Kept> added() {
      return certificates.stream().filter(Kept::added).toList();
    }
  }

  /**
   * A certificate to serve.
   *
   * @param index its index among the verification's certificates
   * @param added whether it was not sent
   * @param der its bytes
   */
  record Kept(int index, boolean added, byte[] der) {}

  /**
   * A certificate that should not be served.
   *
   * @param index its index among the verification's certificates
   * @param reason why not
   * @param bytes its size
   */
  record Dropped(int index, Reason reason, int bytes) {}

  /** Why a certificate should not be served. */
  enum Reason {
    /** It was sent before. */
    DUPLICATE("duplicate", "sent before"),
    /** It is a root: clients have it, or do not trust it. */
    ROOT("root", "a root, which clients have"),
    /** Another path goes through it, which no client of the measure depends on. */
    OTHER_PATH("other-path", "on another path than the best one"),
    /** No path goes through it. */
    UNNEEDED("unneeded", "on no path");

    private final String id;
    private final String words;

    Reason(String id, String words) {
      this.id = id;
      this.words = words;
    }

    /** The stable name, such as {@code other-path}. */
    public String id() {
      return id;
    }

    /** The reason in words, to stand behind the certificate's name. */
    @Override
    public String toString() {
      return words;
    }
  }
}
