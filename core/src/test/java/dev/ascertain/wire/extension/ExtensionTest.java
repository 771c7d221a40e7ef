package dev.ascertain.wire.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ascertain.wire.Decoding;
import dev.ascertain.wire.ExtensionType;
import dev.ascertain.wire.Field;
import dev.ascertain.wire.Reader;
import dev.ascertain.wire.ViolationException;
import dev.ascertain.wire.Writer;
import dev.ascertain.wire.extension.ExtensionVectors.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every extension. */
class ExtensionTest {
  private static final int HEADER = 4;

  static List<Vector> vectors() {
    return ExtensionVectors.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decodesToItsFieldsAndEncodesToItsBytes(Vector vector) throws ViolationException {
    Extension decoded = decode(vector.bytes(), vector.where());

    assertThat(decoded).isEqualTo(vector.extension()).hasSameHashCodeAs(vector.extension());
    assertThat(Writer.write(decoded::encode)).isEqualTo(vector.bytes());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void tracesToTheSameValueAndNamesEveryByte(Vector vector) {
    Decoding<Extension> decoding = trace(vector);

    assertThat(decoding.message()).contains(vector.extension());
    assertThat(decoding.field().walk().flatMap(ExtensionTest::gaps)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void refusesEveryTruncation(Vector vector) {
    byte[] bytes = vector.bytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> decode(truncated, vector.where()))
          .as("%s bytes", length)
          .isInstanceOf(ViolationException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void keepsOrRefusesEveryShorterBody(Vector vector) {
    byte[] bytes = vector.bytes();
    for (int length = HEADER; length < bytes.length; length++) {
      byte[] shorter = Arrays.copyOf(bytes, length);
      shorter[2] = (byte) (length - HEADER >>> 8);
      shorter[3] = (byte) (length - HEADER);
      assertKeptOrRefused(shorter, vector.where());
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void keepsOrRefusesEveryChangeOfItsBody(Vector vector) {
    Random random = new Random(9846);
    for (int round = 0; round < 500 && vector.bytes().length > HEADER; round++) {
      byte[] changed = vector.bytes();
      for (int i = 0; i <= round % 3; i++) {
        changed[random.nextInt(HEADER, changed.length)] = (byte) random.nextInt();
      }
      assertKeptOrRefused(changed, vector.where());
    }
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void refusesALengthBeyondTheEndAtItsPath(Vector vector, String path, Field length) {
    byte[] bytes = vector.bytes();
    Arrays.fill(bytes, length.range().start(), length.range().end(), (byte) 0xff);

    assertThatThrownBy(() -> decode(bytes, vector.where()))
        .isInstanceOfSatisfying(
            ViolationException.class,
            e -> {
              assertThat(e.violation().path()).isEqualTo(path);
              assertThat(e.violation().range()).isEqualTo(length.range());
            });
  }

  @Test
  void everyFormatHasAVector() {
    List<Class<?>> covered =
        ExtensionVectors.all().stream().<Class<?>>map(v -> v.extension().getClass()).toList();

    assertThat(formats(Extension.class)).isNotEmpty().allMatch(covered::contains);
  }

  @Test
  void everyRegisteredExtensionIsReadOrListedHere() {
    List<ExtensionType> read =
        ExtensionVectors.all().stream()
            .map(Vector::extension)
            .filter(extension -> !(extension instanceof UnknownExtension))
            .map(Extension::type)
            .toList();

    assertThat(ExtensionType.registered())
        .filteredOn(type -> !read.contains(type))
        .extracting(Object::toString)
        .containsExactlyInAnyOrder(
            // An expired draft.
            "tls_lts",
            // Published by ETSI, not as RFCs.
            "TLMSP",
            "TLMSP_proxying",
            "TLMSP_delegate",
            // Of DTLS only.
            "connection_id (deprecated)",
            "sequence_number_encryption_algorithms");
  }

  /** Every length inside every vector, with the path of what it is the length of. */
  static Stream<Arguments> lengths() {
    List<Arguments> found = new ArrayList<>();
    for (Vector vector : ExtensionVectors.all()) {
      // QUIC's parameters have lengths of another form, tested with them.
      if (!(vector.extension() instanceof QuicTransportParameters)) {
        Field root = trace(vector).field();
        collect(vector, root, root.name(), found);
      }
    }
    return found.stream();
  }

  private static void collect(Vector vector, Field field, String path, List<Arguments> found) {
    for (Field child : field.children()) {
      if (child.name().equals("length")) {
        found.add(Arguments.of(vector, path, child));
      } else {
        // The elements of a list are named after it: list[0] stands beside list, not below it.
        boolean element = child.name().startsWith(field.name() + "[");
        String parent = element ? path.substring(0, path.lastIndexOf('.')) : path;
        collect(vector, child, parent + "." + child.name(), found);
      }
    }
  }

  private static Stream<Class<?>> formats(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ExtensionTest::formats)
        : Stream.of(type);
  }

  /** The byte offsets of a field that has children, none of which covers them. */
  private static Stream<Integer> gaps(Field field) {
    if (field.children().isEmpty()) {
      return Stream.empty();
    }
    List<Integer> offsets = new ArrayList<>();
    int next = field.range().start();
    for (Field child : field.children()) {
      for (; next < child.range().start(); next++) {
        offsets.add(next);
      }
      next = child.range().end();
    }
    for (; next < field.range().end(); next++) {
      offsets.add(next);
    }
    return offsets.stream();
  }

  private static void assertKeptOrRefused(byte[] bytes, Placement where) {
    Extension decoded;
    try {
      decoded = decode(bytes, where);
    } catch (ViolationException refused) {
      assertThat(refused.violation().path()).startsWith("Extension");
      return;
    }
    assertThat(Writer.write(decoded::encode)).isEqualTo(bytes);
  }

  private static Decoding<Extension> trace(Vector vector) {
    return Reader.trace("Extension", vector.bytes(), in -> Extension.decode(in, vector.where()));
  }

  private static Extension decode(byte[] bytes, Placement where) throws ViolationException {
    return Reader.decode("Extension", bytes, in -> Extension.decode(in, where));
  }
}
