package dev.ascertain.report;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.observation.ConnectAttempt;
import dev.ascertain.observation.DnsLookup;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Observation;
import dev.ascertain.observation.TcpConnect;
import dev.ascertain.wire.AlertDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts the time of an examination into steps without gaps. Collects them; used once. */
final class Timeline {
  private final long origin;
  private final List<Step> steps = new ArrayList<>();
  private long cursor;

  private Timeline(long origin) {
    this.origin = origin;
    this.cursor = origin;
  }

  /**
   * The steps of an examination.
   *
   * @param ladder the events of its transcript, with their names
   */
  static List<Step> of(Observation seen, List<LadderEntry> ladder) {
    Timeline timeline = new Timeline(seen.connect().lookup().startNanos());
    timeline.connecting(seen.connect());
    long connected = timeline.cursor;
    int handshakeEnd = endOfHandshake(ladder);
    timeline.flights(ladder.subList(0, handshakeEnd));
    seen.handshakeFailure()
        .flatMap(Timeline::waited)
        .ifPresent(waited ->
            timeline.until(connected + waited, Step.Kind.SERVER_FLIGHT, "waiting for the server"));
    timeline.http(seen, ladder.subList(handshakeEnd, ladder.size()));
    return List.copyOf(timeline.steps);
  }

  private void connecting(ConnectAttempt attempt) {
    DnsLookup lookup = attempt.lookup();
    if (lookup.source() == DnsLookup.Source.RESOLVER) {
      until(lookup.endNanos(), Step.Kind.NAME_LOOKUP, lookup.name());
    }
    Optional<TcpConnect> connected = attempt.connected();
    if (connected.isPresent()) {
      TcpConnect made = connected.orElseThrow();
      until(made.endNanos(), Step.Kind.TCP_CONNECT, made.remote().toString());
    } else if (!attempt.connects().isEmpty()) {
      long end = attempt.connects().stream().mapToLong(TcpConnect::endNanos).max().orElse(cursor);
      String label = attempt.connects().getLast().remote().toString();
      until(end, Step.Kind.TCP_CONNECT, label);
    }
  }

  private void flights(List<LadderEntry> entries) {
    List<LadderEntry> flight = new ArrayList<>();
    for (LadderEntry entry : entries) {
      Optional<Sender> sender = entry.sender();
      if (sender.isEmpty()) {
        continue;
      }
      if (!flight.isEmpty() && !flight.getFirst().sender().equals(sender)) {
        flight(flight);
        flight.clear();
      }
      flight.add(entry);
    }
    if (!flight.isEmpty()) {
      flight(flight);
    }
  }

  private void flight(List<LadderEntry> entries) {
    boolean ours = entries.getFirst().sender().equals(Optional.of(Sender.CLIENT));
    List<String> names = names(entries);
    until(
        entries.getLast().event().nanos(),
        ours ? Step.Kind.CLIENT_FLIGHT : Step.Kind.SERVER_FLIGHT,
        names.size() <= 2 ? String.join(", ", names) : names.getFirst() + " to " + names.getLast());
  }

  /** ChangeCipherSpec means nothing (TLS 1.3) or goes without saying (TLS 1.2). */
  private static List<String> names(List<LadderEntry> entries) {
    return entries.stream()
        .filter(e -> entries.size() == 1 || !(e.event() instanceof Event.ChangeCipherSpec))
        .map(LadderEntry::name)
        .distinct()
        .toList();
  }

  /** From the end of the handshake to the last of what the server had to say. */
  private void http(Observation seen, List<LadderEntry> entries) {
    if (seen.http().isEmpty() || entries.isEmpty()) {
      return;
    }
    long began = entries.getFirst().event().nanos();
    long end = began;
    for (LadderEntry entry : entries) {
      if (entry.sender().equals(Optional.of(Sender.SERVER))) {
        end = entry.event().nanos();
      }
    }
    if (seen.http().orElseThrow() instanceof HttpAnswer.Failed failed) {
      end = Math.max(end, began + waited(failed.failure()).orElse(0L));
    }
    until(end, Step.Kind.HTTP, "");
  }

  private void until(long end, Step.Kind kind, String label) {
    if (end < cursor) {
      return;
    }
    steps.add(
        new Step(kind, label, Duration.ofNanos(cursor - origin), Duration.ofNanos(end - cursor)));
    cursor = end;
  }

  private static Optional<Long> waited(NetworkFailure failure) {
    return failure instanceof NetworkFailure.TimedOut late
        ? Optional.of(late.afterNanos())
        : Optional.empty();
  }

  /** Where application data begins, or our goodbye. */
  private static int endOfHandshake(List<LadderEntry> ladder) {
    for (int i = 0; i < ladder.size(); i++) {
      Event event = ladder.get(i).event();
      boolean goodbye =
          event instanceof Event.AlertMessage e
              && e.sender() == Sender.CLIENT
              && e.alert().description().equals(AlertDescription.CLOSE_NOTIFY);
      if (goodbye || event instanceof Event.ApplicationData) {
        return i;
      }
    }
    return ladder.size();
  }
}
