package dev.ascertain.verify;

import java.util.List;

/**
 * Where systems keep the roots that they trust, for programs that use OpenSSL and the like.
 *
 * <p>Windows and the keychains of macOS keep theirs elsewhere than in files of certificates. What
 * lies at a place is read by whoever has files to read; here are the places only.
 */
public final class TrustLocations {
  private TrustLocations() {}

  /**
   * A place.
   *
   * @param path a full path
   * @param kind what is there
   * @param systems which systems keep roots there
   */
  public record Location(String path, Kind kind, String systems) {}

  /** What is at a place. */
  public enum Kind {
    /** A file of all roots, in PEM. */
    FILE,
    /** A folder of files in PEM, as OpenSSL's {@code -CApath} has it. */
    FOLDER
  }

  /**
   * The places, in the order in which to look: the first that exists is the system's. Files come
   * first, since a folder may hold the file and links to its parts besides.
   */
  public static final List<Location> ALL =
      List.of(
          file("/etc/ssl/certs/ca-certificates.crt", "Debian, Ubuntu, Arch Linux, Gentoo, NixOS"),
          file("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "Fedora, RHEL 7 and newer"),
          file("/etc/pki/tls/certs/ca-bundle.crt", "Fedora, RHEL, Amazon Linux"),
          file("/etc/ssl/ca-bundle.pem", "openSUSE, SLES"),
          file("/etc/pki/tls/cacert.pem", "OpenELEC"),
          file("/etc/ssl/cert.pem", "Alpine Linux, OpenBSD, FreeBSD, macOS"),
          file("/usr/local/etc/ssl/cert.pem", "FreeBSD with ca_root_nss"),
          file("/usr/local/share/certs/ca-root-nss.crt", "FreeBSD with ca_root_nss, DragonFly BSD"),
          file("/etc/openssl/certs/ca-certificates.crt", "NetBSD"),
          file("/etc/certs/ca-certificates.crt", "Solaris 11.2 and newer"),
          file("/etc/ssl/cacert.pem", "OmniOS"),
          folder("/etc/ssl/certs", "SLES 10 and 11, FreeBSD 12.2 and newer"),
          folder("/etc/pki/tls/certs", "Fedora, RHEL"),
          folder("/etc/openssl/certs", "NetBSD"),
          folder("/system/etc/security/cacerts", "Android"));

  private static Location file(String path, String systems) {
    return new Location(path, Kind.FILE, systems);
  }

  private static Location folder(String path, String systems) {
    return new Location(path, Kind.FOLDER, systems);
  }
}
