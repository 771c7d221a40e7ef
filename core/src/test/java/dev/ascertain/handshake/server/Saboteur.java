package dev.ascertain.handshake.server;

import dev.ascertain.handshake.engine.TlsEngine;
import dev.ascertain.handshake.server.Interposer.Saying;
import dev.ascertain.wire.ContentType;
import dev.ascertain.wire.KeyUpdateRequest;
import dev.ascertain.wire.ProtocolVersion;
import dev.ascertain.wire.TlsPlaintext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Stands between two engines and does to what one of them says what bytes tell him: each act is a
 * byte, followed by what the act needs. He knows the keys, so that what he changed is encrypted.
 * When the bytes end, all that is still to be said is handed on.
 */
final class Saboteur {
  /** How many acts there are. */
  static final int ACTS = 17;

  private static final int MAX_ACTS = 200;
  private static final int MAX_MESSAGES = 400;
  private static final int MAX_SAID = TlsPlaintext.MAX_LENGTH;
  private static final List<Decoys.Decoy> DECOYS13 = Decoys.all(true, false);
  private static final List<Decoys.Decoy> DECOYS12 = Decoys.all(false, false);

  private final TlsEngine subject;
  private final TlsEngine peer;
  private final Interposer between;
  private final byte[] script;
  // The first byte has chosen the scenario.
  private int at = 1;
  private boolean disturbing;

  Saboteur(Scenario.Stage stage, byte[] script) {
    this.subject = stage.subject();
    this.peer = stage.peer();
    this.between = stage.between();
    this.script = script;
  }

  /** Plays all of it, and returns whether anything was done that the subject may object to. */
  boolean play() {
    for (int acts = 0; at < script.length && acts < MAX_ACTS; acts++) {
      act(number() % ACTS, between.next());
    }
    for (int messages = 0; between.next().isPresent() && messages < MAX_MESSAGES; messages++) {
      between.handOn();
    }
    return disturbing;
  }

  private void act(int act, Optional<Saying> next) {
    switch (act) {
      case 1 -> between.recordSize(1 + number());
      case 2 -> between.pieceSize(1 + number());
      case 3 -> fromSubject();
      case 4 -> subject.takeApplicationData();
      default -> {
        disturbing |= act != 0 && act < ACTS;
        disturb(act, next);
      }
    }
  }

  /** Application data and new keys go to the peer, which the subject must not notice. */
  private void fromSubject() {
    boolean tls13 = isTls13(subject);
    if (subject.maySend()) {
      subject.send(new byte[number()]);
    }
    if (subject.isConnected() && tls13) {
      subject.updateKeys(KeyUpdateRequest.UPDATE_NOT_REQUESTED);
    }
  }

  private void disturb(int act, Optional<Saying> next) {
    switch (act) {
      case 5 -> between.sayInstead(new ContentType(20 + number() % 5), bytes(number()));
      case 6 -> {
        List<Decoys.Decoy> decoys = isTls13(peer) ? DECOYS13 : DECOYS12;
        Decoys.Decoy decoy = decoys.get(number() % decoys.size());
        between.sayInstead(decoy.type(), decoy.bytes());
      }
      case 7 -> between.arrive(bytes(number()));
      case 8 -> {
        byte[] record = bytes(number());
        byte[] header = {(byte) (20 + number() % 5), 3, 3, 0, (byte) record.length};
        between.arrive(header);
        between.arrive(record);
      }
      case 9 -> subject.receivedEnd();
      case 10 -> subject.close();
      default -> next.ifPresent(saying -> change(act, saying));
    }
  }

  private void change(int act, Saying saying) {
    byte[] bytes = saying.bytes();
    switch (act) {
      case 11 -> between.take();
      case 12 -> repeat(saying);
      case 13 -> swap();
      case 14 -> replace(saying.with(changed(bytes)));
      case 15 -> replace(saying.with(cut(bytes)));
      case 16 -> join();
      default -> between.handOn();
    }
  }

  private void replace(Saying changed) {
    between.take();
    between.putFirst(changed);
  }

  private void repeat(Saying saying) {
    between.handOn();
    between.putFirst(saying);
  }

  private void swap() {
    Saying first = between.take();
    Optional<Saying> second = between.next();
    if (second.isPresent()) {
      between.take();
      between.putFirst(first);
      between.putFirst(second.get());
    } else {
      between.putFirst(first);
    }
  }

  /** Puts the next two into one record. */
  private void join() {
    Saying first = between.take();
    Optional<Saying> second = between.next();
    boolean fits =
        second.isPresent()
            && second.get().type().equals(first.type())
            && second.get().bytes().length + first.bytes().length <= MAX_SAID;
    if (fits) {
      byte[] more = between.take().bytes();
      byte[] both = Arrays.copyOf(first.bytes(), first.bytes().length + more.length);
      System.arraycopy(more, 0, both, first.bytes().length, more.length);
      between.putFirst(first.with(both));
    } else {
      between.putFirst(first);
    }
  }

  private byte[] changed(byte[] bytes) {
    byte[] changed = bytes.clone();
    int where = number() << 8 | number();
    byte[] with = bytes(1 + number() % 4);
    for (int i = 0; i < with.length && changed.length > 0; i++) {
      changed[(where + i) % changed.length] = with[i];
    }
    return changed;
  }

  /** Leaves out what follows a place, puts something there, and corrects the header or not. */
  private byte[] cut(byte[] bytes) {
    int where = (number() << 8 | number()) % (bytes.length + 1);
    byte[] more = bytes(number());
    byte[] cut = Arrays.copyOf(bytes, where + more.length);
    System.arraycopy(more, 0, cut, where, more.length);
    int length = cut.length - 4;
    if (length >= 0 && number() % 2 == 0) {
      cut[1] = 0;
      cut[2] = (byte) (length >>> 8);
      cut[3] = (byte) length;
    }
    return cut;
  }

  private static boolean isTls13(TlsEngine engine) {
    return engine.negotiated().stream()
        .anyMatch(agreed -> agreed.version().equals(ProtocolVersion.TLS_1_3));
  }

  private int number() {
    return at < script.length ? script[at++] & 0xff : 0;
  }

  private byte[] bytes(int count) {
    int from = Math.min(at, script.length);
    at = Math.min(script.length, from + count);
    return Arrays.copyOfRange(script, from, at);
  }
}
