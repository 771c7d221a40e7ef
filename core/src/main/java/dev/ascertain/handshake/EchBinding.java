package dev.ascertain.handshake;

import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.EchClientHello;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.Extensions;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.ClientHello;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What an inner ClientHello is bound to by its encryption. */
public final class EchBinding {
  private static final byte[] LABEL = "tls ech\0".getBytes(StandardCharsets.US_ASCII);

  private EchBinding() {}

  /** The {@code info} of HPKE: "tls ech" || 0x00 || ECHConfig (RFC 9849 section 6.1). */
  public static byte[] info(EchConfig config) {
    return Writer.write(out -> out.raw(LABEL).raw(config.bytes()));
  }

  /**
   * ClientHelloOuterAAD: the outer ClientHello, without its header, with zeros for the payload (RFC
   * 9849 section 5.2).
   */
  public static byte[] associatedData(ClientHello outer) {
    int length =
        outer.extensions().find(EchClientHello.Outer.class).orElseThrow().payload().length();
    return Writer.write(withPayload(outer, new Opaque(new byte[length]))::encodeBody);
  }

  /** The outer ClientHello with another payload. */
  public static ClientHello withPayload(ClientHello outer, Opaque payload) {
    List<Extension> extensions = new ArrayList<>(outer.extensions().list());
    extensions.replaceAll(extension ->
        extension instanceof EchClientHello.Outer ech ? withPayload(ech, payload) : extension);
    return outer.with(Extensions.of(extensions));
  }

  private static EchClientHello.Outer withPayload(EchClientHello.Outer ech, Opaque payload) {
    return new EchClientHello.Outer(ech.cipherSuite(), ech.configId(), ech.enc(), payload);
  }
}
