package dev.ascertain.handshake;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Makes something else of bytes: a little, and reproducibly. */
public enum Mutation {
  FLIP_A_BIT {
    @Override
    byte[] apply(byte[] bytes, Random random) {
      byte[] result = bytes.clone();
      result[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      return result;
    }
  },
  REPLACE_A_BYTE {
    @Override
    byte[] apply(byte[] bytes, Random random) {
      byte[] result = bytes.clone();
      byte[] interesting = {0, 1, 2, (byte) 0x7f, (byte) 0x80, (byte) 0xff};
      result[random.nextInt(bytes.length)] =
          random.nextBoolean()
              ? interesting[random.nextInt(interesting.length)]
              : (byte) random.nextInt();
      return result;
    }
  },
  COUNT_ONE_UP_OR_DOWN {
    @Override
    byte[] apply(byte[] bytes, Random random) {
      byte[] result = bytes.clone();
      result[random.nextInt(bytes.length)] += (byte) (random.nextBoolean() ? 1 : -1);
      return result;
    }
  },
  INSERT {
    @Override
    byte[] apply(byte[] bytes, Random random) {
      byte[] inserted = new byte[1 + random.nextInt(20)];
      random.nextBytes(inserted);
      int at = random.nextInt(bytes.length + 1);
      return joined(
          Arrays.copyOf(bytes, at), inserted, Arrays.copyOfRange(bytes, at, bytes.length));
    }
  },
  DELETE {
    @Override
    byte[] apply(byte[] bytes, Random random) {
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + 1 + random.nextInt(20));
      return joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
    }
  },
  REPEAT {
    @Override
    byte[] apply(byte[] bytes, Random random) {
      int from = random.nextInt(bytes.length);
      int to = Math.min(bytes.length, from + 1 + random.nextInt(200));
      return joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
    }
  },
  END_EARLY {
    @Override
    byte[] apply(byte[] bytes, Random random) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
  };

  /** Changes at least one byte, as a rule; the array given stays as it is and is not empty. */
  abstract byte[] apply(byte[] bytes, Random random);

  /** One of these, by chance. */
  public static byte[] any(byte[] bytes, Random random) {
    return values()[random.nextInt(values().length)].apply(bytes, random);
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
