package dev.ascertain.lab.fault;

import dev.ascertain.diagnose.rule.Cause;
import java.util.List;

/** Servers of protocols that turn to TLS later, or never. */
final class StarttlsBanner {
  static final List<Fault> FAULTS =
      List.of(
          Fault.of(
              Cause.STARTTLS_BANNER,
              "Greets as a mail server does (SMTP).",
              ground -> ground.serving(Raw.greeting("220 mail.example.com ESMTP ready\r\n"))),
          variant("ftp", "Greets as FTP does.", "220 ProFTPD Server ready.\r\n"),
          variant("imap", "Greets as IMAP does.", "* OK [CAPABILITY IMAP4rev1 STARTTLS] ready\r\n"),
          variant("pop3", "Greets as POP3 does.", "+OK POP3 server ready\r\n"),
          variant("ssh", "Greets as SSH does.", "SSH-2.0-OpenSSH_9.9\r\n"),
          variant("nntp", "Greets as NNTP does.", "200 news.example.com ready\r\n"),
          variant("vnc", "Greets as VNC does.", "RFB 003.008\n"),
          variant("mysql", "Greets as MySQL does.", "J\0\0\0\n8.4.0\0"),
          variant(
              "xmpp",
              "Greets as XMPP does.",
              "<?xml version='1.0'?><stream:stream from='example.com' version='1.0'>"));

  private StarttlsBanner() {}

  private static Fault variant(String name, String summary, String greeting) {
    return Fault.of(
        Cause.STARTTLS_BANNER, name, summary, ground -> ground.serving(Raw.greeting(greeting)));
  }
}
