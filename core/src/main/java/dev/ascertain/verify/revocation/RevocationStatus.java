package dev.ascertain.verify.revocation;

import java.time.Instant;
import java.util.Optional;

/** What is known about a certificate's revocation. */
public sealed interface RevocationStatus {

  /**
   * The issuer says that it has not withdrawn the certificate.
   *
   * @param source who says so
   * @param producedAt when that was signed
   * @param thisUpdate the time for which the answer is right
   * @param nextUpdate until when it holds; empty if newer information is always to be had
   */
  record Good(Source source, Instant producedAt, Instant thisUpdate, Optional<Instant> nextUpdate)
      implements RevocationStatus {

    @Override
    public String toString() {
      return source + " of " + thisUpdate + " says that it is good.";
    }
  }

  /**
   * The issuer withdrew the certificate.
   *
   * @param source who says so
   * @param when the time of revocation
   * @param reason the reason by RFC 5280 section 5.3.1's name, such as {@code keyCompromise}
   * @param thisUpdate the time for which the answer is right
   */
  record Revoked(Source source, Instant when, Optional<String> reason, Instant thisUpdate)
      implements RevocationStatus {

    @Override
    public String toString() {
      return source
          + " says that it was revoked at "
          + when
          + reason.map(why -> " (" + why + ")").orElse("")
          + ".";
    }
  }

  /**
   * The evidence is not enough.
   *
   * @param why the reason
   * @param detail the particulars, such as the dates of a stale response; may be empty; safe to
   *     print
   */
  record CouldNotTell(Why why, String detail) implements RevocationStatus {

    @Override
    public String toString() {
      return why.sentence() + (detail.isEmpty() ? "" : " (" + detail + ")") + ".";
    }
  }

  /** Who says what is known about a revocation. {@code toString} begins a sentence. */
  sealed interface Source {
    /** An OCSP response that the server stapled. */
    record Staple() implements Source {
      @Override
      public String toString() {
        return "The stapled OCSP response";
      }
    }

    /** The OCSP responder at this address; "given" if it was at hand. */
    record Responder(String location) implements Source {
      @Override
      public String toString() {
        return "The OCSP response of " + location;
      }
    }

    /** The CRL from this address; "given" if it was at hand. */
    record RevocationList(String location) implements Source {
      @Override
      public String toString() {
        return "The CRL of " + location;
      }
    }
  }

  /** Why the evidence is not enough. */
  enum Why {
    /** There was no staple. */
    NOT_CHECKED("Not checked yet: the server stapled no OCSP response"),
    /** The issuer's certificate, whose key identifies the certificate, is not known. */
    ISSUER_UNKNOWN("A staple came, but the issuer's certificate to check it by is not known"),
    /** The staple is not a valid OCSP response. */
    MALFORMED("The stapled OCSP response is malformed"),
    /** The responder answered with an error. */
    RESPONDER_ERROR("The stapled OCSP response is an error message"),
    /** The staple is about other certificates. */
    OTHER_CERTIFICATE("The stapled OCSP response is not about this certificate"),
    /** The staple is for a time before or after the time of judgement. */
    NOT_CURRENT("The stapled OCSP response is out of date"),
    /** Neither the issuer nor a responder it authorized signed the staple. */
    WRONG_SIGNER("The stapled OCSP response is not signed by the issuer or its responder"),
    /** The responder does not know the certificate. */
    UNKNOWN("The OCSP responder does not know the certificate"),
    /** The signature algorithm or a critical extension is not supported. */
    UNSUPPORTED("The stapled OCSP response cannot be checked");

    private final String sentence;

    Why(String sentence) {
      this.sentence = sentence;
    }

    /** The reason as a sentence without its full stop. */
    public String sentence() {
      return sentence;
    }
  }
}
