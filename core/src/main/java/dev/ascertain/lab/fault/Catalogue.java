package dev.ascertain.lab.fault;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All servers of the lab. */
public final class Catalogue {
  private static final List<Fault> FAULTS =
      Stream.of(
              Good.FAULTS,
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
              IncompleteChain.FAULTS,
              NameMismatch.FAULTS,
              Expired.FAULTS)
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
