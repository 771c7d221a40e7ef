package dev.ascertain.handshake.server;

import dev.ascertain.crypto.HpkeKeyPair;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.EchConfigList;
import java.util.List;

/**
 * To what clients may encrypt their ClientHello (RFC 9849 section 7). The server that has the keys
 * is also the one that the inner ClientHello is for: shared mode (section 3.1).
 *
 * @param keys the keys, in the order in which they are published
 * @param ignoreConfigIds whether all keys are tried, rather than those that config_id names: for
 *     clients that send a random one (section 10.4)
 */
public record EchKeys(List<Key> keys, boolean ignoreConfigIds) {

  /**
   * A key.
   *
   * @param pair of which the configuration has the public key
   * @param published whether clients should use it; else it only serves those that still do
   */
  public record Key(EchConfig.Contents config, HpkeKeyPair pair, boolean published) {}

  /** Copies the list. */
  public EchKeys {
    keys = List.copyOf(keys);
  }

  /** Keys that clients should use, named by config_id. */
  public static EchKeys of(Key... keys) {
    return new EchKeys(List.of(keys), false);
  }

  /** What clients should use: for DNS, and for clients that used something else. */
  public EchConfigList published() {
    return new EchConfigList(
        keys.stream().filter(Key::published).<EchConfig>map(Key::config).toList());
  }
}
