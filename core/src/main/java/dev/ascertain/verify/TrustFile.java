package dev.ascertain.verify;

import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of bundled stores.
 *
 * <p>Stores share most of their roots, so each root is written once, and a store is a list of
 * indexes. A second file goes on counting where the first one ended: the store of a plain check can
 * then be read without the others.
 *
 * <pre>
 * struct {
 *   opaque subject&lt;1..2^16-1&gt;;      -- Name of the root, DER
 *   opaque certificate&lt;1..2^24-1&gt;;  -- DER
 * } Root;
 *
 * enum { issued_until(1), logged_until(2), trusted_until(3), permitted_names(4), (255) } LimitKind;
 *
 * struct {
 *   LimitKind kind;
 *   select (Limit.kind) {
 *     case issued_until, logged_until, trusted_until:
 *       uint64 time&lt;8..8&gt;;          -- seconds since 1970; the length takes two bytes
 *     case permitted_names:
 *       opaque names&lt;1..2^16-1&gt;;    -- text, separated by commas
 *   };
 * } Limit;
 *
 * struct {
 *   uint16 root;                    -- index
 *   Limit limits&lt;0..2^16-1&gt;;
 * } Limited;
 *
 * struct {
 *   opaque id&lt;1..255&gt;;              -- text, and so on
 *   opaque name&lt;1..255&gt;;
 *   opaque source&lt;1..255&gt;;
 *   opaque date&lt;10..10&gt;;            -- YYYY-MM-DD
 *   opaque licence&lt;1..255&gt;;         -- an SPDX expression
 *   uint16 roots&lt;0..2^16-2&gt;;        -- indexes, counted through all files
 *   Limited limited&lt;0..2^16-1&gt;;
 * } Store;
 *
 * struct {
 *   Root roots&lt;0..2^24-1&gt;;
 *   Store stores&lt;0..2^24-1&gt;;
 * } TrustFile;
 * </pre>
 *
 * @param roots the roots of the earlier files, then those of this one
 * @param stores the stores of this file
 */
record TrustFile(List<TrustRoot> roots, List<TrustStore> stores) {
  private static final int ISSUED_UNTIL = 1;
  private static final int LOGGED_UNTIL = 2;
  private static final int TRUSTED_UNTIL = 3;
  private static final int PERMITTED_NAMES = 4;

  /** A root that a store trusts only so far. */
  private record Limited(TrustRoot root, TrustLimits limits) {}

  /**
   * Decodes a file.
   *
   * @param earlier the roots of the files before it
   * @throws ViolationException if it is not one
   */
  static TrustFile decode(byte[] file, List<TrustRoot> earlier) throws ViolationException {
    return Reader.decode("TrustFile", file, in -> read(in, earlier));
  }

  /**
   * Decodes a file of one store that needs no other file.
   *
   * @throws ViolationException if it is not one
   */
  static TrustStore decodeSingle(byte[] file) throws ViolationException {
    return Reader.decode(
        "TrustFile",
        file,
        in -> {
          List<TrustStore> stores = read(in, List.of()).stores();
          if (stores.size() != 1) {
            throw in.malformed("stores", in.since(0), "1 store", stores.size() + " stores");
          }
          return stores.getFirst();
        });
  }

  private static TrustFile read(Reader in, List<TrustRoot> earlier) throws ViolationException {
    List<TrustRoot> roots = new ArrayList<>(earlier);
    roots.addAll(in.list24("roots", 0, 0xffffff, TrustFile::root));
    return new TrustFile(roots, in.list24("stores", 0, 0xffffff, store -> store(store, roots)));
  }

  private static TrustRoot root(Reader in) throws ViolationException {
    return new TrustRoot(
        in.opaque16("subject", 1, 0xffff), in.opaque24("certificate", 1, 0xffffff));
  }

  private static TrustStore store(Reader in, List<TrustRoot> roots) throws ViolationException {
    String id = in.text8("id", 1, 255);
    String name = in.text8("name", 1, 255);
    String source = in.text8("source", 1, 255);
    LocalDate date = date(in);
    String licence = in.text8("licence", 1, 255);
    List<TrustRoot> members = members(in, roots);
    Map<TrustRoot, TrustLimits> limits = new HashMap<>();
    for (Limited one : in.list16("limited", 0, 0xffff, limited -> limited(limited, roots))) {
      limits.put(one.root(), one.limits());
    }
    return TrustStore.bundled(id, name, source, date, licence, members, limits);
  }

  /** Reads the indexes in one go: a plain check waits for it. */
  private static List<TrustRoot> members(Reader in, List<TrustRoot> roots)
      throws ViolationException {
    int start = in.position();
    byte[] indexes = in.opaque16("roots", 0, 0xfffe);
    if (indexes.length % 2 != 0) {
      throw in.malformed(
          "roots", in.since(start), "an even number of bytes", Integer.toString(indexes.length));
    }
    List<TrustRoot> members = new ArrayList<>(indexes.length / 2);
    for (int i = 0; i < indexes.length; i += 2) {
      int index = (indexes[i] & 0xff) << 8 | indexes[i + 1] & 0xff;
      members.add(root(index, roots, in, start));
    }
    return members;
  }

  private static LocalDate date(Reader in) throws ViolationException {
    int start = in.position();
    String text = in.text8("date", 10, 10);
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw in.malformed("date", in.since(start), "YYYY-MM-DD", text);
    }
  }

  private static Limited limited(Reader in, List<TrustRoot> roots) throws ViolationException {
    int start = in.position();
    TrustRoot root = root(in.u16("root"), roots, in, start);
    return new Limited(root, in.block16("limits", 0, 0xffff, TrustFile::limits));
  }

  private static TrustRoot root(int index, List<TrustRoot> roots, Reader in, int start)
      throws ViolationException {
    if (index >= roots.size()) {
      throw in.malformed(
          "root", in.since(start), "less than " + roots.size(), Integer.toString(index));
    }
    return roots.get(index);
  }

  private static TrustLimits limits(Reader in) throws ViolationException {
    Optional<Instant> issuedUntil = Optional.empty();
    Optional<Instant> loggedUntil = Optional.empty();
    Optional<Instant> trustedUntil = Optional.empty();
    List<String> permittedNames = List.of();
    while (in.hasMore()) {
      int start = in.position();
      int kind = in.u8("kind");
      switch (kind) {
        case ISSUED_UNTIL -> issuedUntil = Optional.of(time(in));
        case LOGGED_UNTIL -> loggedUntil = Optional.of(time(in));
        case TRUSTED_UNTIL -> trustedUntil = Optional.of(time(in));
        case PERMITTED_NAMES -> permittedNames = List.of(in.text16("names", 1, 0xffff).split(","));
        default -> throw in.malformed("kind", in.since(start), "1 to 4", Integer.toString(kind));
      }
    }
    return new TrustLimits(issuedUntil, loggedUntil, trustedUntil, permittedNames);
  }

  private static Instant time(Reader in) throws ViolationException {
    int start = in.position();
    long seconds = in.block16("time", 8, 8, value -> value.u64("seconds"));
    // A day in the year 9999: what a certificate can say at most (RFC 5280 section 4.1.2.5).
    if (seconds < 0 || seconds > 253_402_300_799L) {
      throw in.malformed("time", in.since(start), "up to the year 9999", Long.toString(seconds));
    }
    return Instant.ofEpochSecond(seconds);
  }
}
