package dev.ascertain.lab.fault;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All servers of the lab. */
public final class Catalogue {
  private static final List<Fault> FAULTS =
      Stream.of(
              Good.FAULTS,
              GoodNegotiations.FAULTS,
              GoodCertificates.FAULTS,
              // Something else than TLS
              PlainHttp.FAULTS,
              StarttlsBanner.FAULTS,
              NotTls.FAULTS,
              // The handshake
              PskRefused.FAULTS,
              ClientCertificateRequired.FAULTS,
              ClientCertificateRefused.FAULTS,
              EchRejected.FAULTS,
              EchUnusable.FAULTS,
              EchLookupFailed.FAULTS,
              UnrecognizedName.FAULTS,
              SniRequired.FAULTS,
              AlpnMismatch.FAULTS,
              VersionMismatch.FAULTS,
              NoCommonCipher.FAULTS,
              NoCommonGroup.FAULTS,
              NoCommonSignatureScheme.FAULTS,
              Downgrade.FAULTS,
              InappropriateFallback.FAULTS,
              SmallDh.FAULTS,
              VersionIntolerance.FAULTS,
              LargeHelloIntolerance.FAULTS,
              ExtensionIntolerance.FAULTS,
              UnsupportedParameter.FAULTS,
              ProtocolViolation.FAULTS,
              HandshakeAlert.FAULTS,
              ServerHungUp.FAULTS,
              Timeout.FAULTS,
              NoHttpAnswer.FAULTS,
              // The certificates
              NoCertificate.FAULTS,
              MalformedCertificate.FAULTS,
              NoRawPublicKey.FAULTS,
              UnknownRawPublicKey.FAULTS,
              WrongKey.FAULTS,
              BadDelegatedCredential.FAULTS,
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
