package dev.ascertain.x509;

import dev.ascertain.wire.ViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Hashes of the keys of onion services of version 2 (CA/Browser Forum EV Guidelines, version 1.7.8
 * appendix F; later versions dropped it).
 *
 * <pre>
 * TorServiceDescriptorSyntax ::= SEQUENCE (1..MAX) OF TorServiceDescriptorHash
 * TorServiceDescriptorHash ::= SEQUENCE {
 *   onionURI              UTF8String,
 *   algorithm             AlgorithmIdentifier,
 *   subjectPublicKeyHash  BIT STRING }
 * </pre>
 *
 * @param critical whether the extension is critical
 * @param hashes one for each service
 */
public record TorServiceDescriptor(boolean critical, List<ServiceHash> hashes)
    implements CertificateExtension {

  /**
   * The hash of one service's key.
   *
   * @param onionUri the service; not safe to print as it is
   * @param algorithm the hash function
   * @param subjectPublicKeyHash the hash
   */
  public record ServiceHash(
      String onionUri, AlgorithmIdentifier algorithm, byte[] subjectPublicKeyHash) {}

  /** Copies the hashes. */
  public TorServiceDescriptor {
    hashes = List.copyOf(hashes);
  }

  static TorServiceDescriptor decode(boolean critical, DerReader value) throws ViolationException {
    DerReader in = value.sequence("TorServiceDescriptorSyntax");
    List<ServiceHash> hashes = new ArrayList<>();
    do {
      DerReader each = in.sequence("");
      String uri = each.utf8("onionURI");
      AlgorithmIdentifier algorithm = AlgorithmIdentifier.decode(each, "algorithm");
      byte[] hash = each.bitString("subjectPublicKeyHash");
      each.end();
      hashes.add(new ServiceHash(uri, algorithm, hash));
    } while (in.hasMore());
    return new TorServiceDescriptor(critical, hashes);
  }

  @Override
  public ObjectIdentifier id() {
    return ObjectIdentifier.TOR_SERVICE_DESCRIPTOR;
  }
}
