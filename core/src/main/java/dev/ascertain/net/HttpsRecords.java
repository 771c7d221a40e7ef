package dev.ascertain.net;

import dev.ascertain.observation.EchLookup;
import dev.ascertain.observation.Endpoint;
import dev.ascertain.observation.Target;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.extension.EchConfigList;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.HTTPSRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SVCBBase;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.WireParseException;

/**
 * Asks DNS for the HTTPS records of a server (RFC 9460), for what they say about encrypting a
 * ClientHello (RFC 9848).
 *
 * <p>Nothing else uses this, so that its library is loaded only by those who want it.
 */
public final class HttpsRecords {
  /** More than any zone has a use for; bounds what a hostile one can make us ask. */
  private static final int MOST_ALIASES = 8;

  /** Those whose meaning is known here, without ohttp and the like (RFC 9460 section 14.3.2). */
  private static final Set<Integer> UNDERSTOOD =
      Set.of(
          SVCBBase.MANDATORY,
          SVCBBase.ALPN,
          SVCBBase.NO_DEFAULT_ALPN,
          SVCBBase.PORT,
          SVCBBase.IPV4HINT,
          SVCBBase.ECH,
          SVCBBase.IPV6HINT);

  /** For one try: a datagram that is lost is asked for again while there is time. */
  private static final Duration ONE_TRY = Duration.ofSeconds(2);

  private final Target target;
  private final ExtendedResolver resolver;
  private final Deadline deadline;
  private final LongSupplier clock;
  private final List<String> aliases = new ArrayList<>();

  private HttpsRecords(
      Target target, ExtendedResolver resolver, Deadline deadline, LongSupplier clock) {
    this.target = target;
    this.resolver = resolver;
    this.deadline = deadline;
    this.clock = clock;
  }

  /**
   * Looks up the configurations for a server. Never throws for anything DNS answers.
   *
   * @param target the server, by its name
   * @param server the DNS server to ask; empty for those of this machine
   * @param deadline when it must be done
   * @param clock nanoseconds, the clock of the deadline
   */
  public static EchLookup lookup(
      Target target, Optional<Endpoint> server, Deadline deadline, LongSupplier clock) {
    long start = clock.getAsLong();
    if (target.isIpLiteral()) {
      EchLookup.Outcome none =
          new EchLookup.NotPublished(
              "the server was given by its address, and only names have" + " HTTPS records");
      return new EchLookup("", server, List.of(), none, start, start);
    }
    String name = queryName(target);
    HttpsRecords records = new HttpsRecords(target, resolver(server), deadline, clock);
    EchLookup.Outcome outcome = records.outcome(name);
    return new EchLookup(name, server, records.aliases, outcome, start, clock.getAsLong());
  }

  /** RFC 9460 section 9.1: the host itself for port 443, and a prefix of the port for others. */
  private static String queryName(Target target) {
    return target.port() == Target.DEFAULT_PORT
        ? target.host()
        : "_" + target.port() + "._https." + target.host();
  }

  private static ExtendedResolver resolver(Optional<Endpoint> server) {
    ExtendedResolver resolver = server.map(HttpsRecords::asking).orElseGet(ExtendedResolver::new);
    for (Resolver each : resolver.getResolvers()) {
      each.setTimeout(ONE_TRY);
    }
    return resolver;
  }

  private static ExtendedResolver asking(Endpoint server) {
    try {
      return new ExtendedResolver(List.of(new SimpleResolver(HappyEyeballs.socketAddress(server))));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private EchLookup.Outcome outcome(String name) {
    try {
      return follow(Name.fromString(name, Name.root));
    } catch (TextParseException e) {
      return new EchLookup.Unknown("DNS has no names such as " + name);
    } catch (TimeoutException e) {
      return new EchLookup.Unknown("DNS did not answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new EchLookup.Unknown("the lookup was interrupted");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof WireParseException malformed) {
        return new EchLookup.Malformed(
            "the answer of DNS cannot be read: " + malformed.getMessage());
      }
      String said = cause.getMessage();
      return new EchLookup.Unknown(
          "DNS could not be asked: " + (said == null ? cause.getClass().getSimpleName() : said));
    }
  }

  private EchLookup.Outcome follow(Name first)
      throws InterruptedException, ExecutionException, TimeoutException {
    Name owner = first;
    while (aliases.size() <= MOST_ALIASES) {
      Message answer = ask(owner);
      int code = answer.getRcode();
      if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
        return new EchLookup.Unknown("DNS answered " + Rcode.string(code));
      }
      List<HTTPSRecord> records = records(answer, owner);
      if (records.isEmpty()) {
        return new EchLookup.NotPublished("DNS has no HTTPS record of " + text(owner));
      }
      // RFC 9460 section 2.4.1: "If an RRSet contains a record in AliasMode, the recipient MUST
      // ignore any ServiceMode records in the set."
      Optional<HTTPSRecord> alias =
          records.stream().filter(record -> record.getSvcPriority() == 0).findFirst();
      if (alias.isEmpty()) {
        return choose(records, owner);
      }
      // Section 2.4.2: "In AliasMode, recipients MUST ignore any SvcParams that are present."
      owner = alias.get().getTargetName();
      if (owner.equals(Name.root)) {
        return new EchLookup.NotPublished("its HTTPS record says that there is no such service");
      }
      aliases.add(text(owner));
    }
    return new EchLookup.Unknown(
        "its HTTPS records lead through more than " + MOST_ALIASES + " aliases");
  }

  private Message ask(Name name) throws InterruptedException, ExecutionException, TimeoutException {
    long left = deadline.remaining(clock.getAsLong());
    if (left <= 0) {
      throw new TimeoutException();
    }
    resolver.setTimeout(Duration.ofNanos(left));
    Message query = Message.newQuery(Record.newRecord(name, Type.HTTPS, DClass.IN));
    CompletableFuture<Message> answer = resolver.sendAsync(query).toCompletableFuture();
    try {
      return answer.get(left, TimeUnit.NANOSECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  /** The HTTPS records of a name, or of the name that it is a CNAME of. */
  private static List<HTTPSRecord> records(Message answer, Name asked) {
    List<Record> answers = answer.getSection(Section.ANSWER);
    Name owner = asked;
    for (int followed = 0; followed < MOST_ALIASES; followed++) {
      Name at = owner;
      Optional<Name> canonical =
          answers.stream()
              .filter(record -> record instanceof CNAMERecord && record.getName().equals(at))
              .map(record -> ((CNAMERecord) record).getTarget())
              .findFirst();
      if (canonical.isEmpty()) {
        break;
      }
      owner = canonical.get();
    }
    List<HTTPSRecord> records = new ArrayList<>();
    for (Record record : answers) {
      if (record instanceof HTTPSRecord https && record.getName().equals(owner)) {
        records.add(https);
      }
    }
    return records;
  }

  /** What the most preferred record for this very server says. */
  private EchLookup.Outcome choose(List<HTTPSRecord> records, Name owner) {
    List<HTTPSRecord> ranked =
        records.stream().sorted(Comparator.comparingInt(HTTPSRecord::getSvcPriority)).toList();
    String reason = "";
    for (HTTPSRecord record : ranked) {
      Optional<String> unfit = unfit(record, owner);
      if (unfit.isEmpty()) {
        return read((SVCBBase.ParameterEch) record.getSvcParamValue(SVCBBase.ECH));
      }
      reason = reason.isEmpty() ? unfit.get() : reason;
    }
    return new EchLookup.NotPublished(reason);
  }

  /**
   * Why nothing is to be had of a record: it is not understood, for another server, or silent.
   * Which application protocols it is for does not matter, because the key is the server's.
   */
  private Optional<String> unfit(HTTPSRecord record, Name owner) {
    // RFC 9460 section 8: a record with a mandatory key that is not understood is not used.
    if (record.getSvcParamValue(SVCBBase.MANDATORY) instanceof SVCBBase.ParameterMandatory mandatory
        && !UNDERSTOOD.containsAll(mandatory.getValues())) {
      return Optional.of("its HTTPS record has a mandatory parameter that is not known");
    }
    Name server = record.getTargetName();
    if (!isThisServer(server, record.getName(), owner)) {
      return Optional.of("its HTTPS record is about another server, " + text(server));
    }
    if (record.getSvcParamValue(SVCBBase.PORT) instanceof SVCBBase.ParameterPort other
        && other.getPort() != target.port()) {
      return Optional.of("its HTTPS record is about another port, " + other.getPort());
    }
    return record.getSvcParamValue(SVCBBase.ECH) instanceof SVCBBase.ParameterEch
        ? Optional.empty()
        : Optional.of("its HTTPS record has no parameter \"ech\"");
  }

  /**
   * Whether a record's TargetName is what we connect to. RFC 9460 section 2.5: "." is the owner of
   * the record, which for a port of its own begins with underscores and is no host.
   *
   * @param recordOwner the owner, after all CNAMEs
   * @param asked the name that was asked for
   */
  private boolean isThisServer(Name server, Name recordOwner, Name asked) {
    return server.equals(Name.root)
        || server.equals(recordOwner)
        || server.equals(asked)
        || text(server).equalsIgnoreCase(target.host());
  }

  private static EchLookup.Outcome read(SVCBBase.ParameterEch parameter) {
    try {
      return new EchLookup.Found(EchConfigList.decode(parameter.getData()));
    } catch (ViolationException e) {
      return new EchLookup.Malformed(
          "the parameter \"ech\" of its HTTPS record is no ECHConfigList: " + e.violation());
    }
  }

  private static String text(Name name) {
    return name.toString(true);
  }
}
