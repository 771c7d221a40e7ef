package dev.ascertain.lab.fault;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All servers of the lab. */
public final class Catalogue {
  private static final List<Fault> FAULTS =
      Stream.of(
              Good.FAULTS,
              GoodCertificates.FAULTS,
              // Something else than TLS
              PlainHttp.FAULTS,
              StarttlsBanner.FAULTS,
              NotTls.FAULTS,
              // The handshake
              ProtocolViolation.FAULTS,
              HandshakeAlert.FAULTS,
              ServerHungUp.FAULTS,
              Timeout.FAULTS,
              NoHttpAnswer.FAULTS,
              // The certificates
              NoCertificate.FAULTS,
              MalformedCertificate.FAULTS,
              WrongKey.FAULTS,
              Revoked.FAULTS,
              BadSignature.FAULTS,
              AlgorithmMismatch.FAULTS,
              NotACa.FAULTS,
              PathLength.FAULTS,
              NameConstraint.FAULTS,
              UnknownCriticalExtension.FAULTS,
              WrongUsage.FAULTS,
              Interception.FAULTS,
              SelfSigned.FAULTS,
              IncompleteChain.FAULTS,
              UnknownCa.FAULTS,
              PathTooDeep.FAULTS,
              WeakSignature.FAULTS,
              WeakKey.FAULTS,
              ForbiddenKey.FAULTS,
              CaAsLeaf.FAULTS,
              NonconformingCertificate.FAULTS,
              CnOnly.FAULTS,
              NameMismatch.FAULTS,
              ClientClock.FAULTS,
              Expired.FAULTS,
              NotYetValid.FAULTS,
              ExpiredIntermediate.FAULTS,
              RevocationUnknown.FAULTS,
              UnsupportedAlgorithm.FAULTS,
              ExpiredRoot.FAULTS,
              ExpiredCrossSign.FAULTS,
              MissingStaple.FAULTS,
              BadStaple.FAULTS,
              MisorderedChain.FAULTS,
              UnneededCertificate.FAULTS,
              RootSent.FAULTS,
              NotTrustedEverywhere.FAULTS)
          .flatMap(List::stream)
          .toList();

  private Catalogue() {}

  /** All of them, the good servers first, then by the rank of their causes. */
  public static List<Fault> faults() {
    return FAULTS;
  }

  /** The fault of this name. */
  public static Optional<Fault> find(String id) {
    return FAULTS.stream().filter(fault -> fault.id().equals(id)).findFirst();
  }
}
