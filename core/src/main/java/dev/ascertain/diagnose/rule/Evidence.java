package dev.ascertain.diagnose.rule;

import dev.ascertain.wire.ByteRange;
import java.util.Optional;

/** What a diagnosis rests on: where to look, and what is to be seen there. */
public sealed interface Evidence {

  /** What is to be seen there, as one sentence; safe to print. */
  String sentence();

  /**
   * Something that was said on the connection.
   *
   * @param event an index into the transcript's events
   * @param range the bytes of the message that show it; empty if it is all of them, or none
   * @param path the field from the message down, such as {@code ServerHello.legacy_version}; may be
   *     empty
   */
  record OfEvent(int event, Optional<ByteRange> range, String path, String sentence)
      implements Evidence {
    /** Makes the text safe to print. */
    public OfEvent {
      sentence = Value.printable(sentence);
    }
  }

  /**
   * A field of a certificate.
   *
   * @param certificate an index into the verification's certificates; 0 is the server's own
   * @param field the field, such as {@code tbsCertificate.validity.notAfter}; may be empty
   */
  record OfCertificate(int certificate, String field, String sentence) implements Evidence {
    /** Makes the text safe to print. */
    public OfCertificate {
      sentence = Value.printable(sentence);
    }
  }

  /** What the network did: a lookup, a connection, a deadline. */
  record OfNetwork(String sentence) implements Evidence {
    /** Makes the text safe to print. */
    public OfNetwork {
      sentence = Value.printable(sentence);
    }
  }

  /** What a further connection found out; {@code probe} is its name, such as {@code wide-offer}. */
  record OfProbe(String probe, String sentence) implements Evidence {
    /** Makes the text safe to print. */
    public OfProbe {
      sentence = Value.printable(sentence);
    }
  }

  /** What the HTTP answer says. */
  record OfHttp(String sentence) implements Evidence {
    /** Makes the text safe to print. */
    public OfHttp {
      sentence = Value.printable(sentence);
    }
  }
}
