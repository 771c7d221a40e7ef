package dev.ascertain.crypto;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HMACs between two uses, keyed by zeros. A handshake needs some fifty for a moment each,
 * and to find and make one takes seven times as long as to use it. Safe for many threads.
 */
final class IdleMacs {
  /** More threads than that seldom need one at the same moment. */
  private static final int KEPT = 32;

  private static final Map<Hash, BlockingQueue<Mac>> IDLE = new ConcurrentHashMap<>();

  private IdleMacs() {}

  /** One that is nobody else's. */
  static Mac take(Hash hash) {
    @Nullable Mac idle = of(hash).poll();
    if (idle != null) {
      return idle;
    }
    try {
      return Mac.getInstance("Hmac" + hash.compactName());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks HMAC with " + hash, e);
    }
  }

  /** Gives one back whose key has been overwritten; it must not be used afterwards. */
  static void giveBack(Hash hash, Mac mac) {
    of(hash).offer(mac);
  }

  private static BlockingQueue<Mac> of(Hash hash) {
    return IDLE.computeIfAbsent(hash, _ -> new ArrayBlockingQueue<>(KEPT));
  }
}
