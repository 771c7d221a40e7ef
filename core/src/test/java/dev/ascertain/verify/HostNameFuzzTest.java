package dev.ascertain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ascertain.fuzz.Corpus;
import dev.ascertain.x509.GeneralName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever names a certificate has and whatever name is asked for. */
class HostNameFuzzTest {

  /** The name in the certificate, a line end, the name asked for. */
  static Stream<byte[]> names() {
    return Stream.of(
            "example.com\nexample.com",
            "*.example.com\nwww.example.com",
            "*.example.com\na.b.example.com",
            "w*.example.com\nwww.example.com",
            "*\nlocalhost",
            "*.\na.",
            "\n",
            "EXAMPLE.com\nexample.COM.",
            "192.0.2.1\n192.0.2.1",
            "a\n[2001:db8::1]")
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Stream<byte[]> keptMatches() {
    return Corpus.of(HostNameFuzzTest.class, "matches");
  }

  @MethodSource({"names", "keptMatches"})
  @FuzzTest(maxDuration = "10m")
  void matches(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    String presented = text.substring(0, Math.max(0, end));
    Optional<ReferenceIdentifier> wanted = parsed(text.substring(end + 1));
    if (wanted.isPresent()) {
      boolean matches = HostName.matches(new GeneralName.Dns(presented), wanted.get());
      assertThat(matches).isIn(false, mayMatch(presented, wanted.get()));
    }
  }

  private static Optional<ReferenceIdentifier> parsed(String host) {
    try {
      return Optional.of(ReferenceIdentifier.parse(host));
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotEmpty();
      return Optional.empty();
    }
  }

  /** RFC 9525 section 6.3, label by label: what does not match by it never does. */
  private static boolean mayMatch(String presented, ReferenceIdentifier wanted) {
    if (!(wanted instanceof ReferenceIdentifier.Dns(String host))) {
      return false;
    }
    String[] left = presented.toLowerCase(Locale.ROOT).split("\\.", -1);
    String[] right = host.split("\\.", -1);
    boolean wild = left[0].equals("*") && left.length > 1;
    return left.length == right.length
        && (wild ? !right[0].isEmpty() : left[0].equals(right[0]) && !left[0].contains("*"))
        && Arrays.equals(left, 1, left.length, right, 1, right.length);
  }
}
