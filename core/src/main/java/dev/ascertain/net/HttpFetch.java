package dev.ascertain.net;

import dev.ascertain.observation.DnsLookup;
import dev.ascertain.observation.FetchFailure;
import dev.ascertain.observation.HttpAnswer;
import dev.ascertain.observation.IpAddress;
import dev.ascertain.observation.Stage;
import dev.ascertain.observation.Target;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Fetches one piece of evidence over the network: lookup, connection, answer, redirects. */
final class HttpFetch {
  private static final int BUFFER_BYTES = 32 * 1024;

  private final Connector connector;
  private final ConnectOptions options;
  private final FetchBudget budget;
  private final long limit;
  private final long endNanos;

  /**
   * A fetch that has not begun.
   *
   * @param limit the most bytes of content accepted
   * @param endNanos when all of it must be done, on the connector's clock
   */
  HttpFetch(
      Connector connector, ConnectOptions options, FetchBudget budget, long limit, long endNanos) {
    this.connector = connector;
    this.options = options;
    this.budget = budget;
    this.limit = limit;
    this.endNanos = endNanos;
  }

  /** A complete answer with status 200. */
  record Content(HttpAnswer.Response response, byte[] bytes) {}

  /**
   * Sends the request, and again as often as it is redirected.
   *
   * @throws FetchException if there is no such answer
   */
  Content fetch(FetchMessage message) throws FetchException {
    return fetch(message, 0);
  }

  private Content fetch(FetchMessage message, int redirects) throws FetchException {
    HttpResponseReader reader = exchange(message);
    return switch (reader.end()) {
      case HttpAnswer.NotHttp(String why) ->
          throw new FetchException(new FetchFailure.NotHttp(why));
      case HttpAnswer.Failed(var failure) ->
          throw new FetchException(new FetchFailure.Network(failure));
      case HttpAnswer.Response response when isRedirect(response.status()) ->
          follow(message, response, redirects);
      case HttpAnswer.Response response -> {
        requireWhole(response, reader.announcedLength());
        yield new Content(response, reader.content());
      }
    };
  }

  private Content follow(FetchMessage from, HttpAnswer.Response response, int redirects)
      throws FetchException {
    if (redirects == FetchLimits.MOST_REDIRECTS) {
      throw new FetchException(new FetchFailure.TooManyRedirects(redirects));
    }
    int status = response.status();
    String location =
        response
            .field("Location")
            .orElseThrow(() -> new FetchException(new FetchFailure.RedirectedNowhere(status)));
    try {
      return fetch(from.redirected(status, location), redirects + 1);
    } catch (FetchException e) {
      throw switch (e.failure()) {
        case FetchFailure.Redirected _, FetchFailure.TooManyRedirects _ -> e;
        case FetchFailure reason ->
            new FetchException(new FetchFailure.Redirected(Printable.quoted(location), reason));
      };
    }
  }

  /** Asks, and reads as much of the answer as there is any use for. */
  private HttpResponseReader exchange(FetchMessage message) throws FetchException {
    Target target = message.uri().target();
    DnsLookup lookup = allowed(target, connector.lookup(target, options, now(Stage.NAME_LOOKUP)));
    HttpResponseReader reader = HttpResponseReader.keeping(limit + 1);
    try (Connection connection =
        connector.connect(
            target, Optional.empty(), lookup, options.families(), now(Stage.TCP_CONNECT))) {
      Deadline deadline = now(Stage.HTTP);
      connection.write(message.bytes(), deadline);
      byte[] buffer = new byte[BUFFER_BYTES];
      boolean enough = false;
      while (!enough) {
        int count = connection.read(buffer, deadline);
        if (count == Connection.END) {
          break;
        }
        if (!budget.take(count)) {
          throw new FetchException(
              new FetchFailure.BudgetUsedUp(FetchFailure.BudgetUsedUp.Budget.BYTES));
        }
        enough = reader.accept(Arrays.copyOf(buffer, count)) || isUseless(reader);
      }
      return reader;
    } catch (NetworkException e) {
      throw new FetchException(new FetchFailure.Network(e.failure()));
    }
  }

  /** Leaves out the addresses that a certificate must not send us to. */
  private static DnsLookup allowed(Target target, DnsLookup lookup) throws FetchException {
    List<IpAddress> allowed =
        lookup.addresses().stream().filter(a -> RefusedRanges.of(a).isEmpty()).toList();
    if (allowed.isEmpty() && !lookup.addresses().isEmpty()) {
      IpAddress first = lookup.addresses().getFirst();
      throw new FetchException(
          new FetchFailure.RefusedAddress(
              target.host(), first, RefusedRanges.of(first).orElseThrow()));
    }
    return new DnsLookup(
        lookup.name(),
        lookup.source(),
        allowed,
        lookup.startNanos(),
        lookup.endNanos(),
        lookup.failure());
  }

  /** Whether the header already tells that the content is not wanted. */
  private boolean isUseless(HttpResponseReader reader) {
    return reader.head().map(HttpHead::status).map(status -> status != 200).orElse(false)
        || reader.announcedLength().orElse(0) > limit;
  }

  private void requireWhole(HttpAnswer.Response response, OptionalLong announced)
      throws FetchException {
    if (response.status() != 200) {
      String reason = response.reason();
      throw new FetchException(
          new FetchFailure.HttpStatus(
              response.status(), reason.isEmpty() ? "" : Printable.quoted(reason)));
    }
    if (announced.orElse(0) > limit || response.bodyBytes() > limit) {
      throw new FetchException(new FetchFailure.TooLarge(announced, limit));
    }
    Optional<String> coding = coding(response);
    if (coding.isPresent()) {
      throw new FetchException(new FetchFailure.Encoded(Printable.quoted(coding.get())));
    }
    // RFC 9112 section 8: "A client that receives an incomplete response message […] MUST record
    // the message as incomplete."
    if (!response.bodyComplete()) {
      throw new FetchException(new FetchFailure.Incomplete(announced, response.bodyBytes()));
    }
  }

  /**
   * A coding besides chunks that the content is in (RFC 9110 section 8.4, RFC 9112 section 6.1).
   */
  private static Optional<String> coding(HttpAnswer.Response response) {
    for (HttpAnswer.Field field : response.fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (name.equals("content-encoding") || name.equals("transfer-encoding")) {
        for (String part : field.value().split(",", -1)) {
          String coding = part.strip();
          boolean plain =
              coding.isEmpty()
                  || coding.equalsIgnoreCase("identity")
                  || coding.equalsIgnoreCase("chunked");
          if (!plain) {
            return Optional.of(coding);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** RFC 9110 section 15.4: the redirects that name another place of the same thing. */
  private static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private Deadline now(Stage stage) {
    return new Deadline(stage, connector.now(), endNanos);
  }
}
