package dev.ascertain.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.lab.fault.Fault;
import dev.ascertain.peers.Program;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers of the lab start, are what they say to other clients than ours, and are gone again. */
class LabTest {
  @TempDir private Path folder;

  @Test
  void everyServerHasANameOfItsOwnAndSaysWhatItDoes() {
    assertThat(Lab.faults()).extracting(Fault::id).doesNotHaveDuplicates();
    assertThat(Lab.faults())
        .allSatisfy(fault -> {
          assertThat(fault.id()).matches("[a-z0-9-]+(\\.[a-z0-9-]+)?");
          assertThat(fault.id()).startsWith(fault.cause().map(Object::toString).orElse("good."));
          assertThat(fault.summary()).matches("[A-Z].*\\.").doesNotContain("\n", "|");
        });
  }

  @Test
  void aGoodServerIsGoodForCurl() throws Exception {
    try (LabServer server = Lab.start("good.tls13")) {
      Program.Result curl = curl(server);

      assertThat(curl.out()).isEqualTo("Ascertain's lab. \r\n");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aBadServerIsBadForCurl() throws Exception {
    try (LabServer server = Lab.start("incomplete-chain")) {
      assertThat(curl(server).exit()).isEqualTo(60);
    }
  }

  @Test
  void isGoneWhenItIsClosed() throws Exception {
    LabServer server = Lab.start("good.tls13");
    server.close();
    server.close();

    // curl: "Failed to connect to host."
    assertThat(curl(server).exit()).isEqualTo(7);
  }

  @Test
  void anUnknownServerOrAPortInUseIsSaidSo() throws IOException {
    assertThatThrownBy(() -> Lab.start("no-such-fault"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no fault no-such-fault");
    try (LabServer server = Lab.start("good.tls13")) {
      assertThatThrownBy(() -> Lab.start(server.fault(), server.port()))
          .isInstanceOf(BindException.class);
    }
  }

  @Test
  void nginxTakesWhatIsExported() throws Exception {
    List<Fault> written = LabExport.write(folder, Lab.faults(), 9000);

    assertThat(written).extracting(Fault::id).contains("good.tls13", "incomplete-chain", "expired");
    assertThat(written).extracting(Fault::id).doesNotContain("plain-http");
    for (Fault fault : written) {
      assertThat(folder.resolve(fault.id())).isDirectoryContaining("glob:**/ca.pem");
    }
    Program.Result nginx = Program.run("nginx", "-t", "-p", folder.toString(), "-c", "nginx.conf");
    assertThat(nginx.err()).contains("test is successful");
    assertThat(Files.readString(folder.resolve("nginx.conf"))).contains("127.0.0.1:9000 ssl");
  }

  private Program.Result curl(LabServer server) throws IOException {
    server.writeFiles(folder);
    return Program.run(
        "curl", "-s", "-4", "--cacert", folder.resolve("ca.pem").toString(), server.url());
  }
}
