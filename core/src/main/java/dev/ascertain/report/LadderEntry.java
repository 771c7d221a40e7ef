package dev.ascertain.report;

import dev.ascertain.handshake.Epoch;
import dev.ascertain.handshake.Event;
import dev.ascertain.handshake.Sender;
import dev.ascertain.wire.Decoding;
import dev.ascertain.wire.handshake.HandshakeMessage;
import java.time.Duration;
import java.util.Optional;

/**
 * Something that happened on the connection. Its place in {@link Handshake#ladder} is the number by
 * which diagnoses refer to it.
 *
 * @param at when it happened
 * @param name what it was: for what TLS names, its name, such as {@code ServerHello}; else in words
 * @param event the event itself, with all its content
 */
public record LadderEntry(Duration at, String name, Event event) {

  static LadderEntry of(Event event, long originNanos) {
    return new LadderEntry(Duration.ofNanos(event.nanos() - originNanos), name(event), event);
  }

  /** Who said it; empty for what only happened. */
  public Optional<Sender> sender() {
    return switch (event) {
      case Event.Message e -> Optional.of(e.sender());
      case Event.MalformedMessage e -> Optional.of(e.sender());
      case Event.ChangeCipherSpec e -> Optional.of(e.sender());
      case Event.AlertMessage e -> Optional.of(e.sender());
      case Event.ApplicationData e -> Optional.of(e.sender());
      case Event.NotTls _, Event.TransportEnded _ -> Optional.of(Sender.SERVER);
      case Event.Uncompressed _,
          Event.InnerHello _,
          Event.EchAnswered _,
          Event.CertificateJudged _,
          Event.DelegationJudged _,
          Event.CertificateAnswered _,
          Event.KeyProven _,
          Event.Completed _,
          Event.Broken _ ->
          Optional.empty();
    };
  }

  /** Under which keys it was said; plaintext for what only happened. */
  public Epoch epoch() {
    return switch (event) {
      case Event.Message e -> e.epoch();
      case Event.MalformedMessage e -> e.epoch();
      case Event.Uncompressed _ -> Epoch.HANDSHAKE;
      case Event.InnerHello _ -> Epoch.PLAINTEXT;
      case Event.AlertMessage e -> e.epoch();
      case Event.ApplicationData _ -> Epoch.APPLICATION;
      case Event.ChangeCipherSpec _,
          Event.NotTls _,
          Event.TransportEnded _,
          Event.EchAnswered _,
          Event.CertificateJudged _,
          Event.DelegationJudged _,
          Event.CertificateAnswered _,
          Event.KeyProven _,
          Event.Completed _,
          Event.Broken _ ->
          Epoch.PLAINTEXT;
    };
  }

  /**
   * Its bytes, decrypted, uncompressed, and without the records around them; 0 for what only
   * happened.
   */
  public int length() {
    return switch (event) {
      case Event.Message e -> e.bytes().length;
      case Event.MalformedMessage e -> e.bytes().length;
      case Event.Uncompressed e -> e.bytes().length;
      case Event.InnerHello e -> e.bytes().length;
      case Event.NotTls e -> e.bytes().length;
      case Event.ApplicationData e -> e.length();
      // RFC 5246 section 7.1: one byte; RFC 9846 section 6: level and description.
      case Event.ChangeCipherSpec _ -> 1;
      case Event.AlertMessage _ -> 2;
      case Event.TransportEnded _,
          Event.EchAnswered _,
          Event.CertificateJudged _,
          Event.DelegationJudged _,
          Event.CertificateAnswered _,
          Event.KeyProven _,
          Event.Completed _,
          Event.Broken _ ->
          0;
    };
  }

  /** The bytes of a handshake message, or of something that is not TLS; empty for the rest. */
  public Optional<byte[]> bytes() {
    return switch (event) {
      case Event.Message e -> Optional.of(e.bytes());
      case Event.MalformedMessage e -> Optional.of(e.bytes());
      case Event.Uncompressed e -> Optional.of(e.bytes());
      case Event.InnerHello e -> Optional.of(e.bytes());
      case Event.NotTls e -> Optional.of(e.bytes());
      case Event.AlertMessage e -> Optional.of(e.alert().encode());
      case Event.ChangeCipherSpec _,
          Event.ApplicationData _,
          Event.TransportEnded _,
          Event.EchAnswered _,
          Event.CertificateJudged _,
          Event.DelegationJudged _,
          Event.CertificateAnswered _,
          Event.KeyProven _,
          Event.Completed _,
          Event.Broken _ ->
          Optional.empty();
    };
  }

  /** The fields of a handshake message; parsed when asked for. */
  public Optional<Decoding<HandshakeMessage>> trace() {
    return switch (event) {
      case Event.Message e -> Optional.of(e.trace());
      case Event.MalformedMessage e -> Optional.of(e.trace());
      case Event.Uncompressed e -> Optional.of(e.trace());
      case Event.InnerHello e -> Optional.of(e.trace());
      case Event.ChangeCipherSpec _,
          Event.AlertMessage _,
          Event.ApplicationData _,
          Event.NotTls _,
          Event.TransportEnded _,
          Event.EchAnswered _,
          Event.CertificateJudged _,
          Event.DelegationJudged _,
          Event.CertificateAnswered _,
          Event.KeyProven _,
          Event.Completed _,
          Event.Broken _ ->
          Optional.empty();
    };
  }

  private static String name(Event event) {
    return switch (event) {
      case Event.Message e -> e.trace().field().name();
      case Event.MalformedMessage e -> e.trace().field().name();
      case Event.Uncompressed e -> e.trace().field().name() + ", uncompressed";
      case Event.ChangeCipherSpec _ -> "ChangeCipherSpec";
      case Event.AlertMessage _ -> "Alert";
      case Event.ApplicationData _ -> "ApplicationData";
      case Event.NotTls _ -> "not TLS";
      case Event.TransportEnded _ -> "end of connection";
      case Event.CertificateJudged _ -> "certificate judged";
      case Event.DelegationJudged _ -> "delegated credential judged";
      case Event.InnerHello _ -> "ClientHello, encrypted inside";
      case Event.EchAnswered e ->
          e.accepted() ? "encrypted ClientHello accepted" : "encrypted ClientHello rejected";
      case Event.CertificateAnswered _ -> "client certificate chosen";
      case Event.KeyProven _ -> "key proven";
      case Event.Completed _ -> "handshake complete";
      case Event.Broken _ -> "rule broken";
    };
  }
}
