package dev.ascertain.verify.revocation;

import dev.ascertain.verify.evidence.Answer;
import dev.ascertain.verify.evidence.Evidence;
import dev.ascertain.verify.revocation.RevocationStatus.Source;
import dev.ascertain.verify.revocation.RevocationStatus.Why;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.x509.CertificateList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CRLs among the evidence, each decoded once. */
final class CrlsAtHand {
  /** A limit of ours on CRLs that were given; nobody needs as many. */
  private static final int MAX_GIVEN = 256;

  private final Evidence evidence;
  private final List<Read> given = new ArrayList<>();
  private final Map<String, Read> fetched = new HashMap<>();

  CrlsAtHand(Evidence evidence) {
    this.evidence = evidence;
    for (byte[] der : evidence.crls()) {
      if (given.size() < MAX_GIVEN) {
        given.add(read(der, new Source.RevocationList(Source.GIVEN)));
      }
    }
  }

  /** What came of reading one. */
  sealed interface Read {
    /** It is a CRL. */
    record Decoded(Crl crl) implements Read {}

    /** It could not be had, or is none. */
    record Unusable(Attempt attempt) implements Read {}
  }

  /** Those that were given. */
  List<Read> given() {
    return given;
  }

  /** What was fetched from a location; empty if nobody tried. */
  Optional<Read> at(String location) {
    Read known = fetched.get(location);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Read> read = evidence.at(location).map(CrlsAtHand::read);
    read.ifPresent(value -> fetched.put(location, value));
    return read;
  }

  private static Read read(Answer answer) {
    Source source = new Source.RevocationList(Locations.shown(answer.location()));
    return switch (answer.result()) {
      case Answer.Came came -> read(came.content(), source);
      case Answer.Failed(String why) ->
          new Read.Unusable(new Attempt(source, Why.NOT_TO_BE_HAD, why));
    };
  }

  private static Read read(byte[] der, Source source) {
    try {
      return new Read.Decoded(new Crl(source, CertificateList.decode(der)));
    } catch (ViolationException e) {
      return new Read.Unusable(new Attempt(source, Why.MALFORMED, e.violation().toString()));
    }
  }
}
