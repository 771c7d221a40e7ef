package dev.ascertain.verify.transparency;

import dev.ascertain.crypto.Crypto;
import dev.ascertain.verify.transparency.CtLog.State;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The logs that somebody knows: dated data from a named source. */
public final class CtLogList {
  /**
   * The class-path resource with the bundled list, for {@link #decode}. Reading it is up to the
   * caller: this layer does no I/O.
   */
  public static final String CHROME = "/dev/ascertain/verify/transparency/chrome.logs";

  /**
   * How long a list is complete: Chrome stops asking for timestamps when its list is this old, for
   * new logs may be in use by then.
   */
  private static final Duration COMPLETE_FOR = Duration.ofDays(70);

  private final String name;
  private final String source;
  private final Optional<LocalDate> date;
  private final Optional<Instant> completeUntil;
  private final Map<String, CtLog> logs;

  private CtLogList(
      String name,
      String source,
      Optional<LocalDate> date,
      Optional<Instant> completeUntil,
      List<CtLog> logs) {
    this.name = name;
    this.source = source;
    this.date = date;
    this.completeUntil = completeUntil;
    this.logs = LinkedHashMap.newLinkedHashMap(logs.size());
    for (CtLog log : logs) {
      this.logs.putIfAbsent(log.id(), log);
    }
  }

  /**
   * Decodes the bundled list. It is never taken for complete: its date is that of the program whose
   * list it is, and the list may be older.
   *
   * <pre>
   * struct {
   *   opaque id[32];
   *   opaque key&lt;1..2^16-1&gt;;          -- SubjectPublicKeyInfo, DER
   *   opaque description&lt;1..255&gt;;     -- text
   *   opaque operator&lt;1..255&gt;;        -- text
   *   uint8 retired;                  -- 1 if so, else 0
   *   uint64 since;                   -- when it was retired, in milliseconds since 1970
   * } Log;
   *
   * struct {
   *   opaque name&lt;1..255&gt;;            -- text
   *   opaque source&lt;1..2^16-1&gt;;       -- text
   *   opaque date&lt;10..10&gt;;            -- YYYY-MM-DD
   *   Log logs&lt;0..2^24-1&gt;;
   * } CtLogList;
   * </pre>
   *
   * @param file the content of {@link #CHROME}
   * @throws ViolationException if it is not such a list
   */
  public static CtLogList decode(byte[] file) throws ViolationException {
    return Reader.decode(
        "CtLogList",
        file,
        in ->
            new CtLogList(
                in.text8("name", 1, 255),
                in.text16("source", 1, 0xffff),
                Optional.of(LocalDate.parse(in.text8("date", 10, 10))),
                Optional.empty(),
                in.list24("logs", 0, 0xffffff, CtLogList::log)));
  }

  /**
   * Reads a list in the format that Google and Apple publish theirs in, version 3:
   *
   * <pre>
   * { "log_list_timestamp": "2026-09-12T13:38:59Z",
   *   "operators": [ { "name": "…",
   *     "logs": [ { "description": "…", "log_id": "…", "key": "…", "mmd": 86400,
   *                 "state": { "usable": { "timestamp": "…" } },
   *                 "temporal_interval": { "start_inclusive": "…", "end_exclusive": "…" },
   *                 "previous_operators": [ { "name": "…", "end_time": "…" } ] } ],
   *     "tiled_logs": [ the same ] } ] }
   * </pre>
   *
   * <p>Members that are not named here are passed over. A log whose state is of an unknown kind has
   * none.
   *
   * @param name what to call the list, such as the file's name
   * @param json its content
   * @param crypto to check that each log's id is the hash of its key
   * @throws UnusableLogListException if it is not such a list
   */
  public static CtLogList fromJson(String name, byte[] json, Crypto crypto)
      throws UnusableLogListException {
    LogListReader reader = new LogListReader(crypto);
    Json list = Json.read(json);
    Optional<Instant> date = reader.date(list);
    return new CtLogList(
        name,
        name,
        date.map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC)),
        date.map(time -> time.plus(COMPLETE_FOR)),
        reader.logs(list));
  }

  /** What to call the list in a sentence. */
  public String name() {
    return name;
  }

  /** Where the data comes from. */
  public String source() {
    return source;
  }

  /** The date of the data, UTC; empty if the list does not say. */
  public Optional<LocalDate> date() {
    return date;
  }

  /** All logs, in the list's order. */
  public List<CtLog> logs() {
    return List.copyOf(logs.values());
  }

  /** The number of logs. */
  public int size() {
    return logs.size();
  }

  /**
   * The log with this id.
   *
   * @param id the SHA-256 hash of the log's key, 32 bytes
   */
  public Optional<CtLog> log(byte[] id) {
    return Optional.ofNullable(logs.get(CtLog.id(id)));
  }

  /** Whether a log that is not in the list is nobody's, at this time. */
  boolean isComplete(Instant at) {
    return completeUntil.filter(until -> !at.isAfter(until)).isPresent();
  }

  /** The name, with the date if there is one. */
  @Override
  public String toString() {
    return name + date.map(day -> " (" + day + ")").orElse("");
  }

  private static CtLog log(Reader in) throws ViolationException {
    String id = CtLog.id(in.fixed("id", 32));
    byte[] key = in.opaque16("key", 1, 0xffff);
    String description = in.text8("description", 1, 255);
    String operator = in.text8("operator", 1, 255);
    State.Kind kind = in.u8("retired") == 1 ? State.Kind.RETIRED : State.Kind.APPROVED;
    Instant since = Instant.ofEpochMilli(in.u64("since"));
    return new CtLog(
        id,
        key,
        description,
        operator,
        List.of(),
        Optional.of(new State(kind, since)),
        OptionalLong.empty(),
        Optional.empty());
  }
}
