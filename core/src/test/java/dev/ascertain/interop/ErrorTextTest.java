package dev.ascertain.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ascertain.diagnose.client.Explanation;
import dev.ascertain.diagnose.rule.Cause;
import dev.ascertain.lab.mint.Certified;
import dev.ascertain.lab.mint.KeyKind;
import dev.ascertain.lab.mint.Mint;
import dev.ascertain.peers.Client;
import dev.ascertain.peers.JdkClient;
import dev.ascertain.peers.OpensslServer;
import dev.ascertain.peers.Peer;
import dev.ascertain.peers.Program;
import dev.ascertain.peers.RawServer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What other clients print about bad servers is explained by what is wrong with these. */
class ErrorTextTest {
  private static final Certified GOOD = Mint.localhost(KeyKind.ECDSA_P256);
  private static final Certified STRANGER = Mint.root("Nobody's Root").mint();

  /** A bad server, and what is wrong with it. */
  enum Bad {
    NAME(Cause.NAME_MISMATCH) {
      @Override
      Peer start() {
        return serve(Mint.leaf(issuing(), "other.example").mint());
      }
    },
    DATE(Cause.EXPIRED) {
      @Override
      Peer start() {
        return serve(Mint.leaf(issuing(), "localhost").expired().mint());
      }
    },
    CHAIN(Cause.INCOMPLETE_CHAIN) {
      @Override
      Peer start() {
        return serve(GOOD.leafOnly());
      }
    },
    STRANGE_ROOT(Cause.UNKNOWN_CA) {
      @Override
      Peer start() {
        return serve(Mint.leaf(STRANGER, "localhost").mint().withRoot());
      }
    },
    OLD_VERSION(Cause.VERSION_MISMATCH) {
      @Override
      Peer start() {
        return OpensslServer.with(GOOD).tls10().start();
      }
    },
    PLAIN(Cause.PLAIN_HTTP) {
      @Override
      Peer start() {
        return RawServer.plainHttp();
      }
    },
    CLOSED(Cause.SERVER_HUNG_UP) {
      @Override
      Peer start() {
        return RawServer.closingAfterHello();
      }
    };

    private final Cause cause;

    Bad(Cause cause) {
      this.cause = cause;
    }

    abstract Peer start();

    static Peer serve(Certified certified) {
      return OpensslServer.with(certified).start();
    }

    static Certified issuing() {
      return Mint.intermediate(GOOD.root(), "Issuing").mint();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTrueCauseIsAmongThoseOfTheText(Bad bad) throws Exception {
    try (Peer server = bad.start()) {
      List<String> texts = new ArrayList<>();
      for (Program.Result result :
          List.of(
              Client.curl(server, GOOD.root()),
              Client.openssl(server, GOOD.root()),
              Client.gnutls(server, GOOD.root()),
              Client.node(server, GOOD.root()),
              Client.installedNode(server, GOOD.root()))) {
        // Some are content with an old version.
        if (result.exit() != 0) {
          texts.add(result.out() + result.err());
        }
      }
      texts.add(java(server));
      assertThat(texts).hasSizeGreaterThanOrEqualTo(4);
      for (String text : texts) {
        assertThat(Explanation.of(text).causes()).as(text).contains(bad.cause);
      }
    }
  }

  private static String java(Peer server) throws GeneralSecurityException {
    try {
      return JdkClient.trusting(GOOD.root()).get(server);
    } catch (IOException e) {
      StringBuilder text = new StringBuilder();
      for (Throwable at = e; at != null; at = at.getCause()) {
        text.append(at).append('\n');
      }
      return text.toString();
    }
  }
}
