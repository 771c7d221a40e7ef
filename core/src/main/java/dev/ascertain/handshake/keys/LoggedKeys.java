package dev.ascertain.handshake.keys;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Randomness;
import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.Sender;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.wire.CipherSuite;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.extension.Opaque;
import dev.ascertain.wire.handshake.ServerHello;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The keys of a connection, from its key log: with them one can read what its sides said, and speak
 * in their names.
 */
public final class LoggedKeys implements KeyLog {
  private final Map<KeyLogEntry.Label, KeyLogEntry> entries =
      new EnumMap<>(KeyLogEntry.Label.class);
  private final Crypto crypto;
  private final Randomness randomness;

  /**
   * Keys of a connection yet to be made.
   *
   * @param randomness for the initialisation vectors of CBC suites
   */
  public LoggedKeys(Crypto crypto, Randomness randomness) {
    this.crypto = crypto;
    this.randomness = randomness;
  }

  @Override
  public void offer(KeyLogEntry entry) {
    entries.put(entry.label(), entry);
  }

  /**
   * The protection of what one side sends under the keys of an epoch, from its first record on; not
   * of early data in TLS 1.3, whose suite is that of the session.
   *
   * @param said what was said so far, in which the suite is agreed on
   * @throws java.util.NoSuchElementException if it is not
   * @throws NullPointerException if the secret was not logged yet
   */
  public RecordProtection protection(Sender sender, Epoch epoch, Transcript said) {
    if (epoch == Epoch.PLAINTEXT) {
      return RecordProtection.none();
    }
    Negotiated negotiated = said.negotiated().orElseThrow();
    if (negotiated.version().equals(ProtocolVersion.TLS_1_3)) {
      return protection13(sender, epoch, negotiated.cipherSuite());
    }
    Event.Message hello = said.messages(ServerHello.class).findFirst().orElseThrow();
    return protection12(sender, negotiated, ((ServerHello) hello.message()).random());
  }

  /**
   * The protection of what one side sends in TLS 1.3, from its first record on.
   *
   * @param suite the suite agreed on; for early data, that of the session
   * @throws NullPointerException if the secret was not logged yet
   */
  public RecordProtection protection13(Sender sender, Epoch epoch, CipherSuite suite) {
    boolean client = sender == Sender.CLIENT;
    return switch (epoch) {
      case PLAINTEXT -> RecordProtection.none();
      case EARLY_DATA -> protection(KeyLogEntry.Label.CLIENT_EARLY_TRAFFIC_SECRET, suite);
      case HANDSHAKE ->
          protection(
              client
                  ? KeyLogEntry.Label.CLIENT_HANDSHAKE_TRAFFIC_SECRET
                  : KeyLogEntry.Label.SERVER_HANDSHAKE_TRAFFIC_SECRET,
              suite);
      case APPLICATION ->
          protection(
              client
                  ? KeyLogEntry.Label.CLIENT_TRAFFIC_SECRET_0
                  : KeyLogEntry.Label.SERVER_TRAFFIC_SECRET_0,
              suite);
    };
  }

  /**
   * The protection of what one side sends in TLS 1.2 after its ChangeCipherSpec.
   *
   * @throws NullPointerException if the secret was not logged yet
   */
  public RecordProtection protection12(Sender sender, Negotiated negotiated, Opaque serverRandom) {
    KeyLogEntry entry = logged(KeyLogEntry.Label.CLIENT_RANDOM);
    MasterSecret12 keys =
        MasterSecret12.resumed(
            crypto,
            suite(negotiated.cipherSuite()),
            entry.secret(),
            entry.clientRandom(),
            serverRandom,
            KeyLog.none());
    return sender == Sender.CLIENT
        ? keys.clientProtection(negotiated.encryptThenMac(), randomness)
        : keys.serverProtection(negotiated.encryptThenMac(), randomness);
  }

  private RecordProtection protection(KeyLogEntry.Label label, CipherSuite suite) {
    return new Schedule(crypto, suite(suite), Opaque.EMPTY, KeyLog.none())
        .protection(logged(label).secret().bytes());
  }

  private KeyLogEntry logged(KeyLogEntry.Label label) {
    return Objects.requireNonNull(entries.get(label), () -> "not logged: " + label);
  }

  private static CipherSuiteParameters suite(CipherSuite suite) {
    return CipherSuiteParameters.of(suite).orElseThrow();
  }
}
