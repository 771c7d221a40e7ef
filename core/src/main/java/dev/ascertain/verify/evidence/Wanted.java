package dev.ascertain.verify.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Something that a verification would like to have, because it could change the verdict. */
public sealed interface Wanted {

  /** The certificate it is wanted for, as an index into the verification's certificates. */
  int certificate();

  /** Where it can be had, as the certificate states it, to be tried in this order; never empty. */
  List<String> locations();

  /** Certificates of the issuer of {@code certificate}: caIssuers (RFC 5280 section 4.2.2.1). */
  record CaIssuers(int certificate, List<String> locations) implements Wanted {

    /** Copies the locations. */
    public CaIssuers {
      locations = List.copyOf(locations);
    }
  }

  /**
   * An OCSP response (RFC 6960).
   *
   * @param request the OCSPRequest to send, DER
   */
  record Ocsp(int certificate, List<String> locations, byte[] request) implements Wanted {

    /** Copies the locations. */
    public Ocsp {
      locations = List.copyOf(locations);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Ocsp that
          && certificate == that.certificate
          && locations.equals(that.locations)
          && Arrays.equals(request, that.request);
    }

    @Override
    public int hashCode() {
      return Objects.hash(certificate, locations, Arrays.hashCode(request));
    }
  }

  /**
   * A CRL that covers {@code certificate}: one distribution point (RFC 5280 section 4.2.1.13), or
   * the place of its delta CRL (section 4.2.1.15).
   */
  record Crl(int certificate, List<String> locations) implements Wanted {

    /** Copies the locations. */
    public Crl {
      locations = List.copyOf(locations);
    }
  }
}
