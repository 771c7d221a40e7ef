package dev.ascertain.app;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.observation.ConnectAttempt;
import dev.ascertain.observation.DnsLookup;
import dev.ascertain.observation.EchLookup;
import dev.ascertain.observation.TcpConnect;
import dev.ascertain.report.EncryptedHello;
import dev.ascertain.report.Handshake;
import dev.ascertain.report.LadderEntry;
import dev.ascertain.report.RecordEntry;
import dev.ascertain.report.Report;
import dev.ascertain.report.Resumption;
import dev.ascertain.report.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A report as it would be if every step took 10 ms, so that goldens repeat. */
final class Still {
  private static final long STEP = 10_000_000;

  private Still() {}

  static Report of(Report report) {
    return new Report(
        report.toolVersion(),
        Instant.parse("2026-11-24T12:00:00Z"),
        report.settings(),
        report.verdict(),
        report.diagnoses(),
        connect(report.connect()),
        timeline(report.timeline()),
        report.handshake().map(Still::handshake),
        report.judgement(),
        report.certificates(),
        report.checks(),
        report.failure(),
        report.http(),
        report.verification(),
        report.fetches(),
        report.probes(),
        report.resumption().map(Still::resumption),
        report.encryptedHello().map(Still::encryptedHello));
  }

  private static EncryptedHello encryptedHello(EncryptedHello encrypted) {
    return new EncryptedHello(
        encrypted.outcome(),
        encrypted.chosen(),
        encrypted.passedOver(),
        encrypted.hellos(),
        encrypted.retryConfigs(),
        encrypted.rejected().map(Still::handshake),
        encrypted.lookup().map(Still::lookup));
  }

  private static EchLookup lookup(EchLookup lookup) {
    return new EchLookup(
        lookup.name(), lookup.server(), lookup.aliases(), lookup.outcome(), 0, STEP);
  }

  private static ConnectAttempt connect(ConnectAttempt attempt) {
    DnsLookup lookup = attempt.lookup();
    List<TcpConnect> connects = new ArrayList<>();
    for (TcpConnect connect : attempt.connects()) {
      connects.add(new TcpConnect(connect.remote(), STEP, 2 * STEP, connect.outcome()));
    }
    return new ConnectAttempt(
        attempt.target(),
        attempt.via(),
        new DnsLookup(
            lookup.name(), lookup.source(), lookup.addresses(), 0, STEP, lookup.failure()),
        connects,
        attempt.failure());
  }

  private static List<Step> timeline(List<Step> steps) {
    List<Step> still = new ArrayList<>();
    for (Step step : steps) {
      Duration start = Duration.ofNanos(STEP * still.size());
      still.add(new Step(step.kind(), step.label(), start, Duration.ofNanos(STEP)));
    }
    return still;
  }

  private static Handshake handshake(Handshake handshake) {
    List<LadderEntry> ladder = new ArrayList<>();
    for (LadderEntry entry : handshake.ladder()) {
      ladder.add(new LadderEntry(at(ladder.size()), entry.name(), entry.event()));
      if (isAnswer(entry.event())) {
        break; // who says goodbye first is a matter of luck
      }
    }
    List<RecordEntry> records = new ArrayList<>();
    for (RecordEntry entry : handshake.records()) {
      records.add(new RecordEntry(at(records.size()), entry.record()));
    }
    return new Handshake(
        handshake.completed(),
        handshake.negotiated(),
        handshake.roundTrips(),
        Duration.ofNanos(STEP),
        ladder,
        records,
        handshake.violation(),
        handshake.clientAuthentication(),
        handshake.rawPublicKey(),
        handshake.delegation(),
        handshake.presharedKeys());
  }

  private static Resumption resumption(Resumption resumption) {
    return new Resumption(
        resumption.resumed(),
        resumption.evidence(),
        resumption.handshake().map(Still::handshake),
        resumption.saved().map(saved -> Duration.ofNanos(4 * STEP / 10)),
        2000,
        200,
        resumption.earlyData(),
        resumption.http());
  }

  private static boolean isAnswer(Event event) {
    return event instanceof Event.ApplicationData data && data.sender() == Sender.SERVER;
  }

  private static Duration at(int index) {
    return Duration.ofNanos(2 * STEP + index * STEP / 10);
  }
}
