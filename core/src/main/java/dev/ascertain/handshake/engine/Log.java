package dev.ascertain.handshake.engine;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Negotiated;
import dev.ascertain.handshake.RecordSeen;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.wire.AlertDescription;
import dev.ascertain.wire.AlertLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a transcript is made of, as far as it is kept: the whole handshake, and so much of what
 * follows that a connection that lives long does not take more and more memory.
 */
final class Log {
  /** What is kept of what follows the handshake, in bytes. */
  private static final int MAX_AFTER_HANDSHAKE = 1 << 20;

  /** About what an event or a record takes, without the bytes of a message. */
  private static final int ENTRY_BYTES = 64;

  private List<Event> events = new ArrayList<>();
  private List<RecordSeen> records = new ArrayList<>();
  private int recordCount;
  private int room = MAX_AFTER_HANDSHAKE;
  private boolean complete;
  private boolean brief;

  /** Notes an event. */
  void add(Event event) {
    take(event instanceof Event.Message message ? message.bytes().length : 0);
    if (!brief || isEnd(event)) {
      events.add(event);
    }
    complete |= event instanceof Event.Completed;
  }

  /** Notes a record. */
  void add(RecordSeen record) {
    recordCount = Math.min(Integer.MAX_VALUE - 1, recordCount) + 1;
    take(0);
    if (!brief) {
      records.add(record);
    }
  }

  /** Takes room for an entry; when there is none left, no more are kept, so as to leave no gaps. */
  private void take(int bytes) {
    if (complete && !brief) {
      room -= ENTRY_BYTES + bytes;
      brief = room < 0;
    }
  }

  /** How many records there were, of both sides. */
  int recordCount() {
    return recordCount;
  }

  /** Forgets everything, and from here on notes only how the connection ends. */
  void forget() {
    brief = true;
    events = new ArrayList<>();
    records = new ArrayList<>();
  }

  Transcript transcript(Optional<Negotiated> negotiated, int unfinishedBytes) {
    return new Transcript(events, records, negotiated, unfinishedBytes);
  }

  private static boolean isEnd(Event event) {
    return switch (event) {
      case Event.Broken _, Event.NotTls _, Event.TransportEnded _ -> true;
      // Warnings may come again and again.
      case Event.AlertMessage message ->
          !message.alert().level().equals(AlertLevel.WARNING)
              || message.alert().description().equals(AlertDescription.CLOSE_NOTIFY);
      case Event.Message _,
          Event.MalformedMessage _,
          Event.Uncompressed _,
          Event.InnerHello _,
          Event.EchAnswered _,
          Event.ChangeCipherSpec _,
          Event.ApplicationData _,
          Event.CertificateJudged _,
          Event.DelegationJudged _,
          Event.CertificateAnswered _,
          Event.KeyProven _,
          Event.Completed _ ->
          false;
    };
  }
}
