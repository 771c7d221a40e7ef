package dev.ascertain.verify.transparency;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.crypto.Hash;
import dev.ascertain.verify.transparency.CtLog.Interval;
import dev.ascertain.verify.transparency.CtLog.PreviousOperator;
import dev.ascertain.verify.transparency.CtLog.State;
import dev.ascertain.x509.GeneralName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the logs of a list; see {@link CtLogList#decode} for the format. */
final class LogListReader {
  /** A limit of ours; the lists in use have about a hundred. */
  private static final int MAX_LOGS = 5_000;

  private final Crypto crypto;

  LogListReader(Crypto crypto) {
    this.crypto = crypto;
  }

  /** The date of the list; Apple's has none. */
  Optional<Instant> date(Json list) throws UnusableLogListException {
    Optional<Json> date = list.member("log_list_timestamp");
    return date.isPresent()
        ? Optional.of(time(date.get(), "log_list_timestamp"))
        : Optional.empty();
  }

  List<CtLog> logs(Json list) throws UnusableLogListException {
    List<CtLog> logs = new ArrayList<>();
    for (Json operator : required(list, "operators").list()) {
      String name = text(operator, "name");
      List<Json> all = new ArrayList<>();
      operator.member("logs").ifPresent(value -> all.addAll(value.list()));
      operator.member("tiled_logs").ifPresent(value -> all.addAll(value.list()));
      for (Json log : all) {
        logs.add(log(name, log));
      }
      if (logs.size() > MAX_LOGS) {
        throw new UnusableLogListException("it has more than " + MAX_LOGS + " logs");
      }
    }
    if (logs.isEmpty()) {
      throw new UnusableLogListException("it holds no logs");
    }
    return logs;
  }

  private CtLog log(String operator, Json log) throws UnusableLogListException {
    String description =
        log.member("description").flatMap(Json::string).map(LogListReader::shown).orElse("a log");
    byte[] key = base64(log, "key");
    byte[] id = crypto.hash(Hash.SHA_256, key);
    // RFC 6962 section 3.2: the log's id is "the SHA-256 hash of the log's public key".
    if (!Arrays.equals(id, base64(log, "log_id"))) {
      throw new UnusableLogListException(
          "the log_id of \"" + description + "\" is not the hash of its key");
    }
    return new CtLog(
        CtLog.id(id),
        key,
        description,
        operator,
        previousOperators(log),
        state(log),
        mmd(log),
        interval(log));
  }

  private static List<PreviousOperator> previousOperators(Json log)
      throws UnusableLogListException {
    List<PreviousOperator> operators = new ArrayList<>();
    Optional<Json> list = log.member("previous_operators");
    for (Json each : list.map(Json::list).orElse(List.of())) {
      operators.add(
          new PreviousOperator(text(each, "name"), time(required(each, "end_time"), "end_time")));
    }
    return operators;
  }

  private static Optional<State> state(Json log) throws UnusableLogListException {
    Optional<Json> state = log.member("state");
    for (State.Kind kind : State.Kind.values()) {
      Optional<Json> inside = state.flatMap(value -> value.member(kind.id()));
      if (inside.isPresent()) {
        Instant since = time(required(inside.get(), "timestamp"), "timestamp");
        return Optional.of(new State(kind, since));
      }
    }
    return Optional.empty();
  }

  private static OptionalLong mmd(Json log) {
    Optional<Json> mmd = log.member("mmd");
    return mmd.isPresent()
            && mmd.get() instanceof Json.Literal(String number)
            && number.matches("\\d{1,9}")
        ? OptionalLong.of(Long.parseLong(number))
        : OptionalLong.empty();
  }

  private static Optional<Interval> interval(Json log) throws UnusableLogListException {
    Optional<Json> interval = log.member("temporal_interval");
    if (interval.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Interval(
            time(required(interval.get(), "start_inclusive"), "start_inclusive"),
            time(required(interval.get(), "end_exclusive"), "end_exclusive")));
  }

  private static Json required(Json object, String name) throws UnusableLogListException {
    return object
        .member(name)
        .orElseThrow(() -> new UnusableLogListException("\"" + name + "\" is missing in it"));
  }

  private static String text(Json object, String name) throws UnusableLogListException {
    return shown(
        required(object, name)
            .string()
            .orElseThrow(
                () -> new UnusableLogListException("\"" + name + "\" in it is not a string")));
  }

  private static byte[] base64(Json object, String name) throws UnusableLogListException {
    try {
      return Base64.getDecoder().decode(text(object, name));
    } catch (IllegalArgumentException e) {
      throw new UnusableLogListException("\"" + name + "\" in it is not base64");
    }
  }

  private static Instant time(Json value, String name) throws UnusableLogListException {
    try {
      return OffsetDateTime.parse(value.string().orElse("")).toInstant();
    } catch (DateTimeException e) {
      throw new UnusableLogListException("\"" + name + "\" in it is not a time");
    }
  }

  /** The text, made safe to print. */
  private static String shown(String text) {
    return new GeneralName.Dns(text).toString();
  }
}
