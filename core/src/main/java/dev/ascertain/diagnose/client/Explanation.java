package dev.ascertain.diagnose.client;

import dev.ascertain.diagnose.rule.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the text of an error means: which messages of clients are in it, and what they may come
 * from. Without a connection, and so without certainty: most messages have several causes.
 *
 * <pre>{@code
 * Explanation.of("curl: (60) SSL certificate problem: unable to get local issuer certificate")
 *     .causes(); // incomplete-chain, unknown-ca
 * }</pre>
 *
 * @param messages the messages found, in the order of the text; of those that contain each other
 *     the longest only
 * @param causes what may be the cause, the likeliest first; empty if no message is known
 */
public record Explanation(List<ClientMessage> messages, List<Cause> causes) {
  /** Characters of a text that are looked at: a log's line, or a stack trace. */
  public static final int LONGEST = 1 << 16;

  private static final int DEEPEST = 32;
  private static final List<ClientMessage> KNOWN = read();
  private static final List<SoughtMessage> SOUGHT = KNOWN.stream().map(SoughtMessage::of).toList();

  /** Copies the lists. */
  public Explanation {
    messages = List.copyOf(messages);
    causes = List.copyOf(causes);
  }

  /** Whether a message that is known was found. */
  public boolean isKnown() {
    return !causes.isEmpty();
  }

  /** All messages that are known. */
  public static List<ClientMessage> known() {
    return KNOWN;
  }

  /**
   * Explains the text of an error: a message, a stack trace, a line of a log, or a code of its own.
   *
   * @param text of which the first {@link #LONGEST} characters count
   */
  public static Explanation of(String text) {
    String normal = SoughtMessage.normalized(text.substring(0, Math.min(text.length(), LONGEST)));
    List<Found> found = new ArrayList<>();
    for (SoughtMessage sought : SOUGHT) {
      sought
          .in(normal)
          .ifPresent(at -> found.add(new Found(sought.message(), at, at + sought.core().length())));
    }
    List<ClientMessage> messages =
        found.stream()
            .filter(each -> found.stream().noneMatch(other -> other.outdoes(each)))
            .sorted(Comparator.comparingInt(Found::start))
            .map(Found::message)
            .toList();
    return new Explanation(messages, causes(messages));
  }

  /**
   * Explains an exception of Java's by what it and its causes say, such as an {@code
   * SSLHandshakeException} or a {@code CertPathValidatorException}.
   */
  public static Explanation of(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    @Nullable Throwable at = thrown;
    while (at != null && seen.size() < DEEPEST && seen.add(at)) {
      text.append(at).append('\n');
      at = at.getCause();
    }
    return of(text.toString());
  }

  /** Where a message is in a text. */
  private record Found(ClientMessage message, int start, int end) {
    /** Whether it contains another one, and says more. */
    boolean outdoes(Found other) {
      return start <= other.start && end >= other.end && end - start > other.end - other.start;
    }
  }

  /**
   * What all messages may come from is likelier than what only some may: a cause has a point for
   * each message that names it, and more the earlier it is named.
   */
  private static List<Cause> causes(List<ClientMessage> messages) {
    Map<Cause, Double> points = new LinkedHashMap<>();
    for (ClientMessage message : messages) {
      for (int i = 0; i < message.causes().size(); i++) {
        points.merge(message.causes().get(i), 1 + 1.0 / (i + 1), Double::sum);
      }
    }
    return points.entrySet().stream()
        .sorted(Map.Entry.<Cause, Double>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<ClientMessage> read() {
    try (InputStream in = Explanation.class.getResourceAsStream("messages.txt")) {
      String table = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return table
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(ClientMessage::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
