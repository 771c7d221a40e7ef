package dev.ascertain.verify.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a verification is given besides the certificates.
 *
 * @param answers what came of what earlier verifications wanted
 * @param crls CRLs that were at hand, DER
 * @param ocspResponses OCSP responses that were at hand, DER
 */
public record Evidence(List<Answer> answers, List<byte[]> crls, List<byte[]> ocspResponses) {
  /** Nothing. */
  public static final Evidence NONE = new Evidence(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Evidence {
    answers = List.copyOf(answers);
    crls = List.copyOf(crls);
    ocspResponses = List.copyOf(ocspResponses);
  }

  /** The answer of a location where something was simply fetched. */
  public Optional<Answer> at(String location) {
    return answers.stream()
        .filter(answer -> answer.location().equals(location) && answer.request().isEmpty())
        .findFirst();
  }

  /** The answer of an OCSP responder to this request. */
  public Optional<Answer> at(String location, byte[] request) {
    return answers.stream()
        .filter(answer ->
            answer.location().equals(location)
                && answer.request().filter(sent -> Arrays.equals(sent, request)).isPresent())
        .findFirst();
  }

  /** This, with more answers. */
  public Evidence with(List<Answer> more) {
    List<Answer> all = new ArrayList<>(answers);
    all.addAll(more);
    return new Evidence(all, crls, ocspResponses);
  }
}
