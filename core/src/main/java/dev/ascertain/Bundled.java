package dev.ascertain;

import dev.ascertain.verify.TrustStore;
import dev.ascertain.verify.transparency.CtLogList;
import dev.ascertain.wire.ViolationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads the data that comes with the library. */
final class Bundled {
  private Bundled() {}

  /** Reads one kind of data. */
  @FunctionalInterface
  private interface Decoder<T> {
    T decode(byte[] file) throws ViolationException;
  }

  /** Mozilla's roots. */
  static TrustStore trust() {
    return read(TrustStore.MOZILLA, TrustStore::decode);
  }

  /** The logs of certificates that Chrome knows. */
  static CtLogList logs() {
    return read(CtLogList.CHROME, CtLogList::decode);
  }

  private static <T> T read(String resource, Decoder<T> decoder) {
    try (InputStream in = Bundled.class.getResourceAsStream(resource)) {
      return decoder.decode(Objects.requireNonNull(in, resource).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    } catch (ViolationException e) {
      throw new IllegalStateException(resource + " is damaged: " + e.violation(), e);
    }
  }
}
