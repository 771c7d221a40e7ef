package dev.ascertain.peers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * A DNS server for a zone of a few records, which remembers what it was asked. Over UDP it answers
 * with no more than 512 bytes; for the rest it is asked over TCP.
 *
 * <pre>{@code
 * try (DnsServer dns = DnsServer.of("example.com. 300 IN HTTPS 1 . alpn=h2")) { … }
 * }</pre>
 */
public final class DnsServer implements Peer {
  private static final int MOST_OVER_UDP = 512;

  private final DatagramSocket datagrams;
  private final Peer streams;
  private final List<Record> zone;
  private final int failure;
  private final AtomicInteger toLose;
  private final int cut;
  private final Queue<String> questions = new ConcurrentLinkedQueue<>();

  private DnsServer(List<Record> zone, int failure, int lost, int cut) {
    this.zone = zone;
    this.failure = failure;
    this.cut = cut;
    this.toLose = new AtomicInteger(lost);
    try {
      ServerSocket listener = new ServerSocket();
      streams = SocketPeer.start(listener, this::serve);
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      datagrams = new DatagramSocket(new InetSocketAddress(loopback, streams.port()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serveDatagrams);
  }

  /** A server of these records, in the form of zone files. */
  public static DnsServer of(String... records) {
    return new DnsServer(zone(records), Rcode.NOERROR, 0, 0);
  }

  /** Such a server, whose first answer is lost on its way. */
  public static DnsServer losingTheFirst(String... records) {
    return new DnsServer(zone(records), Rcode.NOERROR, 1, 0);
  }

  /** Such a server, the last byte of whose answers is missing. */
  public static DnsServer cuttingShort(String... records) {
    return new DnsServer(zone(records), Rcode.NOERROR, 0, 1);
  }

  /** A server that answers any question with this code. */
  public static DnsServer failing(int rcode) {
    return new DnsServer(List.of(), rcode, 0, 0);
  }

  private static List<Record> zone(String... records) {
    return Stream.of(records).map(DnsServer::record).toList();
  }

  private static Record record(String line) {
    try {
      String[] words = line.split(" +", 5);
      return Record.fromString(
          Name.fromString(words[0]),
          Type.value(words[3]),
          1,
          Long.parseLong(words[1]),
          words[4],
          Name.root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int port() {
    return streams.port();
  }

  /** {@code 127.0.0.1:PORT}. */
  public String address() {
    return "127.0.0.1:" + port();
  }

  /** What was asked, a line each: {@code udp example.com. HTTPS}. */
  @Override
  public String output() {
    return String.join("\n", questions);
  }

  @Override
  public void close() {
    datagrams.close();
    streams.close();
  }

  private void serveDatagrams() {
    byte[] buffer = new byte[1 << 16];
    while (!datagrams.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        datagrams.receive(packet);
        Message question = new Message(Arrays.copyOf(buffer, packet.getLength()));
        byte[] answer = answer(question, "udp").toWire(MOST_OVER_UDP);
        if (toLose.getAndDecrement() <= 0) {
          datagrams.send(
              new DatagramPacket(answer, answer.length - cut, packet.getSocketAddress()));
        }
      } catch (SocketException e) {
        return; // closed
      } catch (IOException e) {
        questions.add("failed: " + e);
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    byte[] question = in.readNBytes(in.readUnsignedShort());
    byte[] answer = answer(new Message(question), "tcp").toWire();
    out.writeShort(answer.length);
    out.write(answer);
    out.flush();
  }

  private Message answer(Message question, String over) throws TextParseException {
    Record asked = question.getQuestion();
    questions.add(over + " " + asked.getName() + " " + Type.string(asked.getType()));
    Header header = new Header(question.getHeader().getID());
    header.setFlag(Flags.QR);
    header.setFlag(Flags.AA);
    Message answer = new Message();
    answer.setHeader(header);
    answer.addRecord(asked, Section.QUESTION);
    boolean known = false;
    Name owner = asked.getName();
    for (Record record : zone) {
      if (record.getName().equals(owner)) {
        known = true;
        if (record.getType() == asked.getType()) {
          answer.addRecord(record, Section.ANSWER);
        } else if (record instanceof CNAMERecord alias) {
          answer.addRecord(record, Section.ANSWER);
          owner = alias.getTarget();
        }
      }
    }
    header.setRcode(failure != Rcode.NOERROR ? failure : known ? Rcode.NOERROR : Rcode.NXDOMAIN);
    return answer;
  }
}
