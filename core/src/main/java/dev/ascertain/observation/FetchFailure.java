package dev.ascertain.observation;

import java.util.OptionalLong;

/**
 * Why a piece of evidence could not be fetched. Text from outside is kept quoted and escaped, so
 * that every sentence is safe to print.
 */
public sealed interface FetchFailure {

  /** The failure as one plain sentence, with its full stop. */
  String sentence();

  /**
   * The address wants another protocol than HTTP.
   *
   * @param scheme the scheme in lower case: {@code https}, {@code ldap}
   */
  record RefusedScheme(String scheme) implements FetchFailure {
    @Override
    public String sentence() {
      return switch (scheme) {
        // RFC 5280 section 8: "When certificates include a cRLDistributionPoints extension with an
        // https URI or similar scheme, circular dependencies can be introduced."
        case "https" ->
            "An https address is not fetched: its server's certificate would have to be verified"
                + " first, and that may need the very same evidence.";
        case "ldap", "ldaps" ->
            "An " + scheme + " address is not fetched: LDAP is not spoken here.";
        default -> "The address is not fetched: its scheme is " + scheme + ", not http.";
      };
    }
  }

  /**
   * The address makes no sense.
   *
   * @param why one sentence, safe to print
   */
  record MalformedAddress(String why) implements FetchFailure {
    @Override
    public String sentence() {
      return why;
    }
  }

  /**
   * The host has only addresses that no certificate may send us to.
   *
   * @param host the host's name or address
   * @param address the first of its addresses
   * @param range why that one is refused
   */
  record RefusedAddress(String host, IpAddress address, Range range) implements FetchFailure {

    /** Ranges of addresses that belong to no server (RFC 6890 section 2.2). */
    public enum Range {
      /** 0.0.0.0/8 and ::, which mean this machine to some systems. */
      UNSPECIFIED("an unspecified"),
      /** 169.254.0.0/16 and fe80::/10, where clouds keep their machines' secrets. */
      LINK_LOCAL("a link-local"),
      /** 224.0.0.0/4 and ff00::/8. */
      MULTICAST("a multicast"),
      /** 240.0.0.0/4, with the broadcast address. */
      RESERVED("a reserved");

      private final String kind;

      Range(String kind) {
        this.kind = kind;
      }
    }

    @Override
    public String sentence() {
      String named = host.equals(address.toString()) ? host : host + " (" + address + ")";
      return named
          + " is not connected to: a certificate must not send us to "
          + range.kind
          + " address.";
    }
  }

  /** The name was not resolved, or the connection was refused, timed out or reset. */
  record Network(NetworkFailure failure) implements FetchFailure {
    @Override
    public String sentence() {
      return failure.sentence();
    }
  }

  /**
   * The server answered with a status other than 200.
   *
   * @param status the status code, 100 to 999
   * @param reason the reason phrase, quoted and escaped; empty if there is none
   */
  record HttpStatus(int status, String reason) implements FetchFailure {
    @Override
    public String sentence() {
      String phrase = reason.isEmpty() ? "" : " (" + reason + ")";
      return "The server answered with HTTP status " + status + phrase + ".";
    }
  }

  /**
   * Something came, but it is no HTTP/1.x response.
   *
   * @param why one sentence, safe to print
   */
  record NotHttp(String why) implements FetchFailure {
    @Override
    public String sentence() {
      return why;
    }
  }

  /**
   * The server redirected to another address, which could not be fetched.
   *
   * @param location the other address, quoted and escaped
   * @param reason why
   */
  record Redirected(String location, FetchFailure reason) implements FetchFailure {
    @Override
    public String sentence() {
      return "After a redirect to " + location + ": " + reason.sentence();
    }
  }

  /** The server redirected, but did not say where to. */
  record RedirectedNowhere(int status) implements FetchFailure {
    @Override
    public String sentence() {
      return "The server answered with HTTP status " + status + ", a redirect without a Location.";
    }
  }

  /**
   * There was one redirect after the other.
   *
   * @param most how many are followed
   */
  record TooManyRedirects(int most) implements FetchFailure {
    @Override
    public String sentence() {
      return "The server redirects more than " + most + " times.";
    }
  }

  /**
   * The content is larger than this kind of evidence may be.
   *
   * @param announced the length the server announced, in bytes; empty if it announced none
   * @param limit the largest accepted, in bytes
   */
  record TooLarge(OptionalLong announced, long limit) implements FetchFailure {
    @Override
    public String sentence() {
      String size =
          announced.isPresent() ? announced.getAsLong() + " bytes long" : "longer than allowed";
      return "The content is " + size + "; at most " + limit + " bytes are read.";
    }
  }

  /**
   * The connection ended before the content did.
   *
   * @param announced the length the server announced, in bytes; empty if it sent chunks
   * @param received how much came, in bytes
   */
  record Incomplete(OptionalLong announced, long received) implements FetchFailure {
    @Override
    public String sentence() {
      String of = announced.isPresent() ? " of " + announced.getAsLong() : "";
      return "The server ended the connection after "
          + received
          + of
          + " bytes, before the end of the content.";
    }
  }

  /**
   * The content is encoded in a way that was not asked for.
   *
   * @param coding the coding, quoted and escaped: {@code "gzip"}
   */
  record Encoded(String coding) implements FetchFailure {
    @Override
    public String sentence() {
      return "The content is encoded as " + coding + ", which was not asked for.";
    }
  }

  /** This examination has fetched as much as it may. */
  record BudgetUsedUp(Budget budget) implements FetchFailure {

    /** What there is only so much of. */
    public enum Budget {
      /** The number of fetches. */
      FETCHES("Not fetched: this examination has asked as many addresses as it may."),
      /** The bytes of all answers together. */
      BYTES("Not fetched to the end: this examination has read as much evidence as it may."),
      /** The time of all fetches together. */
      TIME("Not fetched: this examination has spent as much time on fetching as it may.");

      private final String sentence;

      Budget(String sentence) {
        this.sentence = sentence;
      }
    }

    @Override
    public String sentence() {
      return budget.sentence;
    }
  }
}
