package dev.ascertain.wire.extension;

import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.SrtpProtectionProfile;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import java.util.List;

/**
 * The ways to protect media that a client offers, or the one a server chose: {@code use_srtp} (RFC
 * 5764 section 4.1.1).
 *
 * <pre>{@code
 * uint8 SRTPProtectionProfile[2];
 *
 * struct {
 *     SRTPProtectionProfiles SRTPProtectionProfiles;
 *     opaque srtp_mki<0..255>;
 * } UseSRTPData;
 *
 * SRTPProtectionProfile SRTPProtectionProfiles<2..2^16-1>;
 * }</pre>
 *
 * @param srtpProtectionProfiles the profiles, most preferred first
 * @param srtpMki the master key identifier; usually empty
 */
public record UseSrtp(List<SrtpProtectionProfile> srtpProtectionProfiles, Opaque srtpMki)
    implements Extension {

  /** Copies the list. */
  public UseSrtp {
    srtpProtectionProfiles = List.copyOf(srtpProtectionProfiles);
  }

  static UseSrtp decode(Reader in) throws ViolationException {
    return new UseSrtp(
        in.list16("SRTPProtectionProfiles", 2, 0xffff, e -> e.u16("", SrtpProtectionProfile::new)),
        new Opaque(in.opaque8("srtp_mki", 0, 0xff)));
  }

  @Override
  public ExtensionType type() {
    return ExtensionType.USE_SRTP;
  }

  @Override
  public void encodeBody(Writer out) {
    out.list16(srtpProtectionProfiles, (element, profile) -> element.u16(profile.value()));
    out.opaque8(srtpMki.bytes());
  }
}
