package dev.ascertain.report;

import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Transcript;
import dev.ascertain.handshake.client.EchChoice;
import dev.ascertain.observation.EchLookup;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.EchConfig;
import dev.ascertain.wire.extension.EchRetryConfigs;
import dev.ascertain.wire.extension.Extension;
import dev.ascertain.wire.extension.ServerName;
import dev.ascertain.wire.handshake.ClientHello;
import dev.ascertain.wire.handshake.EncryptedExtensions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of an encrypted ClientHello (RFC 9849).
 *
 * @param outcome what the server made of it
 * @param chosen the configuration it was encrypted to; empty if none was suitable
 * @param passedOver the configurations that were not used, and why; not safe to print
 * @param hellos each ClientHello as it was sent beside the one inside
 * @param retryConfigs what the server says should have been used, if it rejected
 * @param rejected the first connection, if the server rejected that, and this is the second
 * @param lookup where the first configurations come from, if they were looked up in DNS
 */
public record EncryptedHello(
    Outcome outcome,
    Optional<EchChoice.Chosen> chosen,
    List<EchChoice.PassedOver> passedOver,
    List<Hellos> hellos,
    List<EchConfig> retryConfigs,
    Optional<Handshake> rejected,
    Optional<EchLookup> lookup) {

  /** What a server makes of an encrypted ClientHello. */
  public enum Outcome {
    /** It goes by the inner one. */
    ACCEPTED("accepted"),
    /** It goes by the outer one, and says which configurations it has. */
    REJECTED_WITH_CONFIGS("rejected-with-configs"),
    /** It goes by the outer one. */
    REJECTED("rejected"),
    /** It did not answer either. */
    NOT_ANSWERED("not-answered"),
    /** No configuration was suitable, so that nothing was encrypted. */
    NOT_ENCRYPTED("not-encrypted"),
    /** DNS has no configuration, as far as could be found out, so that nothing was encrypted. */
    NO_CONFIGURATION("no-configuration");

    private final String id;

    Outcome(String id) {
      this.id = id;
    }

    /** Its stable name. */
    public String id() {
      return id;
    }
  }

  /**
   * Two ClientHellos in one.
   *
   * @param outerName server_name of the one that was seen
   * @param innerName server_name of the one inside; not safe to print
   * @param differing the extensions that are not the same in both, in the order of the outer one
   */
  public record Hellos(
      Optional<String> outerName, Optional<String> innerName, List<Difference> differing) {
    /** Copies the list. */
    public Hellos {
      differing = List.copyOf(differing);
    }
  }

  /**
   * An extension that differs.
   *
   * @param extension its name
   * @param outerLength bytes of its body in the outer ClientHello; empty if it is not there
   * @param innerLength bytes of its body in the inner ClientHello; empty if it is not there
   */
  public record Difference(
      String extension, Optional<Integer> outerLength, Optional<Integer> innerLength) {}

  /** Copies the lists. */
  public EncryptedHello {
    passedOver = List.copyOf(passedOver);
    hellos = List.copyOf(hellos);
    retryConfigs = List.copyOf(retryConfigs);
  }

  static EncryptedHello of(
      dev.ascertain.observation.EncryptedHello observed,
      Optional<Transcript> transcript,
      Optional<Handshake> rejected) {
    List<EchConfig> retryConfigs =
        transcript.filter(Transcript::rejectedEncryption).stream()
            .flatMap(said -> said.messages(EncryptedExtensions.class))
            .flatMap(e ->
                ((EncryptedExtensions) e.message())
                    .extensions().find(EchRetryConfigs.class).stream())
            .flatMap(answer -> answer.retryConfigs().stream())
            .toList();
    return new EncryptedHello(
        observed.choice().chosen().isEmpty()
            ? observed.configs().configs().isEmpty()
                ? Outcome.NO_CONFIGURATION
                : Outcome.NOT_ENCRYPTED
            : outcome(transcript, !retryConfigs.isEmpty()),
        observed.choice().chosen(),
        observed.choice().passedOver(),
        transcript.map(EncryptedHello::hellos).orElse(List.of()),
        retryConfigs,
        rejected,
        observed.lookup());
  }

  private static Outcome outcome(Optional<Transcript> transcript, boolean configs) {
    return transcript
        .flatMap(said -> said.events(Event.EchAnswered.class).findFirst())
        .map(answer ->
            answer.accepted()
                ? Outcome.ACCEPTED
                : configs ? Outcome.REJECTED_WITH_CONFIGS : Outcome.REJECTED)
        .orElse(Outcome.NOT_ANSWERED);
  }

  private static List<Hellos> hellos(Transcript said) {
    List<Hellos> all = new ArrayList<>();
    Optional<ClientHello> outer = Optional.empty();
    for (Event event : said.events()) {
      if (event instanceof Event.Message message
          && message.message() instanceof ClientHello hello) {
        outer = Optional.of(hello);
      } else if (event instanceof Event.InnerHello inner && outer.isPresent()) {
        all.add(beside(outer.get(), inner.message()));
      }
    }
    return all;
  }

  private static Hellos beside(ClientHello outer, ClientHello inner) {
    Map<String, Extension> ofInner = byName(inner);
    List<Difference> differing = new ArrayList<>();
    byName(outer)
        .forEach((name, extension) -> {
          Extension other = ofInner.remove(name);
          if (!extension.equals(other)) {
            differing.add(
                new Difference(
                    name,
                    Optional.of(length(extension)),
                    Optional.ofNullable(other).map(EncryptedHello::length)));
          }
        });
    ofInner.forEach((name, extension) ->
        differing.add(new Difference(name, Optional.empty(), Optional.of(length(extension)))));
    return new Hellos(name(outer), name(inner), differing);
  }

  private static Map<String, Extension> byName(ClientHello hello) {
    Map<String, Extension> extensions = new LinkedHashMap<>();
    hello
        .extensions()
        .list()
        .forEach(extension -> extensions.put(extension.type().toString(), extension));
    return extensions;
  }

  private static int length(Extension extension) {
    return Writer.write(extension::encodeBody).length;
  }

  private static Optional<String> name(ClientHello hello) {
    return hello.extensions().find(ServerName.class).flatMap(ServerName::hostName);
  }
}
