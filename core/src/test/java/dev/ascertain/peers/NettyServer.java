package dev.ascertain.peers;

import dev.ascertain.lab.mint.Certified;
import dev.ascertain.wire.CertificateCompressionAlgorithm;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslCertificateCompressionAlgorithm;
import io.netty.handler.ssl.OpenSslCertificateCompressionConfig;
import io.netty.handler.ssl.OpenSslCertificateCompressionConfig.AlgorithmMode;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** Netty with BoringSSL (netty-tcnative), in this JVM. It answers an HTTP request. */
public final class NettyServer {
  private final SslContextBuilder builder;

  private NettyServer(Certified certified) {
    builder =
        SslContextBuilder.forServer(
                certified.keys().getPrivate(),
                certified.presented().toArray(X509Certificate[]::new))
            .sslProvider(SslProvider.OPENSSL)
            .sessionCacheSize(100);
  }

  /** A server with this certificate, key and presented chain. */
  public static NettyServer with(Certified certified) {
    return new NettyServer(certified);
  }

  /** Speaks TLS 1.3 only. */
  public NettyServer tls13() {
    builder.protocols("TLSv1.3");
    return this;
  }

  /** Speaks TLS 1.2 only. */
  public NettyServer tls12() {
    builder.protocols("TLSv1.2");
    return this;
  }

  /** Accepts only these suites; IANA names. */
  public NettyServer suite(String... names) {
    builder.ciphers(List.of(names));
    return this;
  }

  /** Accepts only these groups: x25519, P-256, X25519MLKEM768, … */
  public NettyServer group(String... names) {
    builder.option(OpenSslContextOption.GROUPS, names);
    return this;
  }

  /** Compresses its certificates with zlib for clients that ask for it (RFC 8879). */
  public NettyServer compressCertificate() {
    builder.option(
        OpenSslContextOption.CERTIFICATE_COMPRESSION_ALGORITHMS,
        OpenSslCertificateCompressionConfig.newBuilder()
            .addAlgorithm(new Zlib(), AlgorithmMode.Compress)
            .build());
    return this;
  }

  /** Demands a client certificate issued by this authority. */
  public NettyServer requireClientCertificate(Certified authority) {
    builder.clientAuth(ClientAuth.REQUIRE).trustManager(authority.certificate());
    return this;
  }

  /** Starts the server. */
  public Peer start() {
    try {
      return new Running(builder);
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** BoringSSL leaves the compression to its user. */
  private static final class Zlib implements OpenSslCertificateCompressionAlgorithm {

    @Override
    public byte[] compress(SSLEngine engine, byte[] input) {
      var output = new ByteArrayOutputStream();
      try (var deflater = new DeflaterOutputStream(output)) {
        deflater.write(input);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return output.toByteArray();
    }

    @Override
    public byte[] decompress(SSLEngine engine, int length, byte[] input) throws IOException {
      try (var inflater = new InflaterInputStream(new ByteArrayInputStream(input))) {
        return inflater.readNBytes(length);
      }
    }

    @Override
    public int algorithmId() {
      return CertificateCompressionAlgorithm.ZLIB.value();
    }
  }

  private static final class Running implements Peer {
    private final EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final Channel listener;

    Running(SslContextBuilder builder) throws SSLException {
      var context = builder.build();
      listener =
          new ServerBootstrap()
              .group(group)
              .channel(NioServerSocketChannel.class)
              .childHandler(
                  new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                      channel.pipeline().addLast(context.newHandler(channel.alloc()));
                      channel.pipeline().addLast(new Answer(output));
                    }
                  })
              .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .syncUninterruptibly()
              .channel();
    }

    @Override
    public int port() {
      return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public String output() {
      return String.join("", output);
    }

    @Override
    public void close() {
      listener.close().syncUninterruptibly();
      group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
  }

  /** Answers when the head of the request has come. */
  private static final class Answer extends SimpleChannelInboundHandler<ByteBuf> {
    private final Queue<String> output;
    private final StringBuilder request = new StringBuilder();

    Answer(Queue<String> output) {
      this.output = output;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      request.append(bytes.toString(StandardCharsets.ISO_8859_1));
      if (request.toString().endsWith("\r\n\r\n")) {
        SSLSession session = context.pipeline().get(SslHandler.class).engine().getSession();
        String content =
            "Netty answers: %s %s\n".formatted(session.getProtocol(), session.getCipherSuite());
        String response =
            "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(content.length(), content);
        context
            .writeAndFlush(Unpooled.copiedBuffer(response, StandardCharsets.ISO_8859_1))
            .addListener(ChannelFutureListener.CLOSE);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      output.add(cause + "\n");
      var _ = context.close();
    }
  }
}
