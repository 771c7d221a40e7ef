package dev.ascertain.handshake.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** RFC 5246 section 6.2.3.2. */
class SecretPaddingTest {
  private static final int MAC = 20;

  @Test
  void findsTheContentBeforeEveryPadding() {
    for (int padding = 0; padding < 256; padding++) {
      for (int content : new int[] {0, 1, 300}) {
        SecretPadding found = SecretPadding.of(decrypted(content, padding), MAC);

        assertThat(found.wrong()).isZero();
        assertThat(found.contentLength()).isEqualTo(content);
        assertThat(found.maxContentLength()).isEqualTo(content + padding);
        assertThat(found.minContentLength()).isEqualTo(Math.max(0, content + padding - 255));
      }
    }
  }

  @Test
  void everyByteOfThePaddingCounts() {
    for (int padding = 1; padding < 256; padding++) {
      byte[] decrypted = decrypted(3, padding);
      for (int i = 3 + MAC; i < decrypted.length - 1; i++) {
        byte[] damaged = decrypted.clone();
        damaged[i] ^= (byte) 0x80;

        SecretPadding found = SecretPadding.of(damaged, MAC);
        assertThat(found.wrong()).isEqualTo(-1);
        assertThat(found.contentLength()).isEqualTo(found.maxContentLength());
      }
    }
  }

  // As long as that, it would begin within the MAC.
  @Test
  void paddingNeedsRoom() {
    for (int length = MAC + 1; length < 280; length++) {
      int room = length - MAC - 1;
      for (int padding = 0; padding < 256; padding++) {
        byte[] decrypted = new byte[length];
        Arrays.fill(decrypted, (byte) padding);

        SecretPadding found = SecretPadding.of(decrypted, MAC);
        assertThat(found.wrong()).isEqualTo(padding <= room ? 0 : -1);
        assertThat(found.contentLength()).isEqualTo(padding <= room ? room - padding : room);
      }
    }
  }

  @Test
  void comparesTheMacWhereverItStands() {
    for (int padding = 0; padding < 256; padding++) {
      byte[] decrypted = decrypted(30, padding);
      SecretPadding found = SecretPadding.of(decrypted, MAC);
      byte[] mac = Arrays.copyOfRange(decrypted, 30, 30 + MAC);

      assertThat(found.macDiffers(decrypted, mac)).isZero();
      for (int i = 0; i < MAC; i++) {
        byte[] other = mac.clone();
        other[i] ^= (byte) (1 << i % 8);
        assertThat(found.macDiffers(decrypted, other)).isNotZero();
      }
    }
  }

  /** Content and MAC of random bytes. */
  private static byte[] decrypted(int content, int padding) {
    byte[] decrypted = new byte[content + MAC + padding + 1];
    new Random(padding).nextBytes(decrypted);
    Arrays.fill(decrypted, content + MAC, decrypted.length, (byte) padding);
    return decrypted;
  }
}
