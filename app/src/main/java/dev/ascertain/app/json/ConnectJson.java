package dev.ascertain.app.json;

import dev.ascertain.observation.DnsLookup;
import dev.ascertain.observation.NetworkFailure;
import dev.ascertain.observation.Target;
import dev.ascertain.observation.TcpConnect;
import dev.ascertain.report.Report;
import java.time.Duration;
import java.util.Optional;

/** How the connection came about. */
final class ConnectJson {
  private ConnectJson() {}

  static void target(JsonWriter json, Target target) {
    json.member("given", target.given())
        .member("host", target.host())
        .member("port", target.port());
  }

  static void write(JsonWriter json, Report report) {
    long origin = report.connect().lookup().startNanos();
    json.object("via", report.connect().via(), ConnectJson::target)
        .object("lookup", lookup -> lookup(lookup, report.connect().lookup()))
        .objects("attempts", report.connect().connects(), (each, tcp) -> attempt(each, tcp, origin))
        .object("failure", report.failure(), ConnectJson::failure);
  }

  static void failure(JsonWriter json, NetworkFailure failure) {
    json.member(
            "kind",
            switch (failure) {
              case NetworkFailure.NameNotResolved _ -> "name-not-resolved";
              case NetworkFailure.NoAddressOfFamily _ -> "no-address-of-family";
              case NetworkFailure.ConnectionRefused _ -> "connection-refused";
              case NetworkFailure.Unreachable _ -> "unreachable";
              case NetworkFailure.TimedOut _ -> "timed-out";
              case NetworkFailure.ConnectionReset _ -> "connection-reset";
              case NetworkFailure.Cancelled _ -> "cancelled";
              case NetworkFailure.SystemError _ -> "system-error";
            })
        .member("sentence", failure.sentence());
  }

  private static void lookup(JsonWriter json, DnsLookup lookup) {
    json.member("name", lookup.name())
        .member(
            "source",
            switch (lookup.source()) {
              case LITERAL -> "literal";
              case GIVEN -> "given";
              case RESOLVER -> "resolver";
            })
        .strings("addresses", lookup.addresses())
        .member("lengthMillis", Duration.ofNanos(lookup.nanos()));
  }

  private static void attempt(JsonWriter json, TcpConnect connect, long origin) {
    json.member("address", connect.remote().address().toString())
        .member("port", connect.remote().port())
        .member("startMillis", Duration.ofNanos(connect.startNanos() - origin))
        .member("lengthMillis", Duration.ofNanos(connect.nanos()));
    Optional<NetworkFailure> failure = Optional.empty();
    switch (connect.outcome()) {
      case TcpConnect.Outcome.Connected _ -> json.member("outcome", "connected");
      case TcpConnect.Outcome.Overtaken _ -> json.member("outcome", "overtaken");
      case TcpConnect.Outcome.Failed failed -> {
        json.member("outcome", "failed");
        failure = Optional.of(failed.failure());
      }
    }
    json.object("failure", failure, ConnectJson::failure);
  }
}
