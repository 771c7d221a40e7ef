package dev.ascertain.report;

import dev.ascertain.handshake.client.Mode;
import dev.ascertain.wire.ProtocolVersion;
import java.util.List;

/**
 * The choices that a reader must know to understand the result. What was offered in detail is in
 * the ClientHello.
 *
 * @param versions the only versions that were offered; empty if the user did not restrict them
 * @param mode what a bad certificate did to the handshake
 */
public record Settings(List<ProtocolVersion> versions, Mode mode) {
  /** Copies the list. */
  public Settings {
    versions = List.copyOf(versions);
  }
}
