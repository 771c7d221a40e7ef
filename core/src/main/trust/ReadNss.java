import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Prints the roots that Mozilla trusts for TLS servers, one line each, as {@link StoreText} says.
 *
 * <p>It asks NSS's own module of built-in objects, {@code libnssckbi.so}, through PKCS #11: the
 * module is {@code certdata.txt} compiled. The name constraints that NSS imposes on some roots are
 * constants of {@code libnss3.so}. usage: {@code java ReadNss.java libnssckbi.so libnss3.so}
 */
final class ReadNss {
  private static final long CKA_CLASS = 0x0;
  private static final long CKA_VALUE = 0x11;
  private static final long CKA_ISSUER = 0x81;
  private static final long CKA_SERIAL_NUMBER = 0x82;
  private static final long CKA_SUBJECT = 0x101;
  private static final long CKO_CERTIFICATE = 1;

  // NSS's own numbers (nss/lib/util/pkcs11n.h) are vendor-defined and begin at "NSCP".
  private static final long NSS = 0x8000_0000L | 0x4e534350L;
  private static final long CKO_NSS_TRUST = NSS + 3;
  private static final long CKA_NSS_SERVER_DISTRUST_AFTER = NSS + 35;
  private static final long CKA_NSS_TRUST_SERVER_AUTH = NSS + 0x2000 + 8;
  private static final long CKT_NSS_TRUSTED_DELEGATOR = NSS + 2;

  // Positions in CK_FUNCTION_LIST, after the version.
  private static final int C_INITIALIZE = 0;
  private static final int C_GET_SLOT_LIST = 4;
  private static final int C_OPEN_SESSION = 12;
  private static final int C_GET_ATTRIBUTE_VALUE = 24;
  private static final int C_FIND_OBJECTS_INIT = 26;
  private static final int C_FIND_OBJECTS = 27;
  private static final int C_FIND_OBJECTS_FINAL = 28;
  private static final long CKF_SERIAL_SESSION = 4;
  private static final long CKR_OK = 0;

  private static final DateTimeFormatter UTC_TIME = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'");

  private final Arena arena = Arena.global();
  private final MemorySegment functions;
  private final long session;

  private ReadNss(Path module) throws Throwable {
    MemorySegment list = arena.allocate(ValueLayout.ADDRESS);
    MemorySegment entry =
        SymbolLookup.libraryLookup(module, arena).findOrThrow("C_GetFunctionList");
    call(entry, "C_GetFunctionList", list);
    functions = list.get(ValueLayout.ADDRESS, 0).reinterpret(8 * 70);
    call(C_INITIALIZE, MemorySegment.NULL);
    MemorySegment slots = arena.allocate(ValueLayout.JAVA_LONG, 8);
    MemorySegment count = arena.allocateFrom(ValueLayout.JAVA_LONG, 8);
    call(C_GET_SLOT_LIST, (byte) 1, slots, count);
    MemorySegment opened = arena.allocate(ValueLayout.JAVA_LONG);
    long slot = slots.get(ValueLayout.JAVA_LONG, 0);
    call(C_OPEN_SESSION, slot, CKF_SERIAL_SESSION, MemorySegment.NULL, MemorySegment.NULL, opened);
    session = opened.get(ValueLayout.JAVA_LONG, 0);
  }

  public static void main(String[] arguments) throws Throwable {
    ReadNss nss = new ReadNss(Path.of(arguments[0]).toAbsolutePath());
    Elf library = Elf.read(Path.of(arguments[1]));
    Map<String, Long> trust = new TreeMap<>();
    for (long object : nss.find(CKO_NSS_TRUST)) {
      trust.put(nss.issuerAndSerial(object), nss.number(object, CKA_NSS_TRUST_SERVER_AUTH));
    }
    List<String> lines = new ArrayList<>();
    for (long object : nss.find(CKO_CERTIFICATE)) {
      Long server = trust.get(nss.issuerAndSerial(object));
      if (server == null) {
        throw new IllegalStateException("a certificate without a statement of trust");
      }
      if (server == CKT_NSS_TRUSTED_DELEGATOR) {
        byte[] der = nss.bytes(object, CKA_VALUE).orElseThrow();
        List<String> limits = new ArrayList<>(nss.limits(object));
        imposedNames(library, nss.bytes(object, CKA_SUBJECT).orElseThrow()).ifPresent(limits::add);
        lines.add(StoreText.root(der, limits));
      }
    }
    lines.forEach(System.out::println);
  }

  /** CKA_NSS_SERVER_DISTRUST_AFTER is a UTCTime, or one zero byte for "no". */
  private List<String> limits(long object) throws Throwable {
    byte[] value = bytes(object, CKA_NSS_SERVER_DISTRUST_AFTER).orElseThrow();
    if (value.length == 1 && value[0] == 0) {
      return List.of();
    }
    String text = new String(value, StandardCharsets.US_ASCII);
    Instant after = LocalDateTime.parse(text, UTC_TIME).toInstant(ZoneOffset.UTC);
    return List.of("issued-until=" + after);
  }

  /**
   * The names of {@code builtInNameConstraints} in nss/lib/certdb/genname.c: pairs of SECItems, a
   * subject and the NameConstraints (RFC 5280 section 4.2.1.10) for it. A SECItem is a type, at
   * offset 8 a pointer, at 16 the length.
   */
  private static Optional<String> imposedNames(Elf library, byte[] subject) {
    List<String> found = new ArrayList<>();
    library
        .pointers()
        .forEach((address, target) -> {
          if (library.contains(address, 40)
              && (library.u64(address + 8) & 0xffff_ffffL) == subject.length
              && library.contains(target, subject.length)
              && Arrays.equals(library.bytes(target, subject.length), subject)) {
            long constraints = library.pointer(address + 24).orElseThrow();
            int length = (int) library.u64(address + 32);
            found.add(permittedNames(library.bytes(constraints, length)));
          }
        });
    if (found.size() > 1) {
      throw new IllegalStateException("several name constraints for one root");
    }
    return found.stream().findFirst().map(names -> "names=" + names);
  }

  /** Reads permitted dNSNames; anything else in the constraints is beyond it, and fails. */
  private static String permittedNames(byte[] der) {
    boolean expected =
        der[0] == 0x30
            && der[1] == der.length - 2
            && der[2] == (byte) 0xa0
            && der[3] == der.length - 4;
    List<String> names = new ArrayList<>();
    for (int at = 4; expected && at < der.length; at += 2 + der[at + 1]) {
      expected = der[at] == 0x30 && der[at + 2] == (byte) 0x82 && der[at + 3] == der[at + 1] - 2;
      String name = new String(der, at + 4, der[at + 3], StandardCharsets.US_ASCII);
      // NSS writes ".tr", RFC 5280 section 4.2.1.10 "tr".
      names.add(name.startsWith(".") ? name.substring(1) : name);
    }
    if (!expected) {
      throw new IllegalStateException("unknown form of name constraints");
    }
    return String.join(",", names);
  }

  private String issuerAndSerial(long object) throws Throwable {
    HexFormat hex = HexFormat.of();
    return hex.formatHex(bytes(object, CKA_ISSUER).orElseThrow())
        + ' '
        + hex.formatHex(bytes(object, CKA_SERIAL_NUMBER).orElseThrow());
  }

  private List<Long> find(long objectClass) throws Throwable {
    MemorySegment wanted = arena.allocateFrom(ValueLayout.JAVA_LONG, objectClass);
    call(C_FIND_OBJECTS_INIT, session, attribute(CKA_CLASS, wanted, 8), 1L);
    List<Long> found = new ArrayList<>();
    MemorySegment object = arena.allocate(ValueLayout.JAVA_LONG);
    MemorySegment count = arena.allocate(ValueLayout.JAVA_LONG);
    while (true) {
      call(C_FIND_OBJECTS, session, object, 1L, count);
      if (count.get(ValueLayout.JAVA_LONG, 0) == 0) {
        break;
      }
      found.add(object.get(ValueLayout.JAVA_LONG, 0));
    }
    call(C_FIND_OBJECTS_FINAL, session);
    return found;
  }

  private long number(long object, long type) throws Throwable {
    byte[] value = bytes(object, type).orElseThrow();
    if (value.length != Long.BYTES) {
      throw new IllegalStateException("not a number: attribute " + Long.toHexString(type));
    }
    return MemorySegment.ofArray(value).get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
  }

  /** The value of an attribute; empty if the object has none. */
  private Optional<byte[]> bytes(long object, long type) throws Throwable {
    MemorySegment room = arena.allocate(16_384);
    MemorySegment attribute = attribute(type, room, room.byteSize());
    MethodHandle get = handle(function(C_GET_ATTRIBUTE_VALUE), 0L, 0L, attribute, 0L);
    long result = (long) get.invokeWithArguments(session, object, attribute, 1L);
    long length = attribute.get(ValueLayout.JAVA_LONG, 16);
    return result == CKR_OK
        ? Optional.of(room.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE))
        : Optional.empty();
  }

  /** A CK_ATTRIBUTE: type, pointer to the value, its length. */
  private MemorySegment attribute(long type, MemorySegment value, long length) {
    MemorySegment attribute = arena.allocate(24, 8);
    attribute.set(ValueLayout.JAVA_LONG, 0, type);
    attribute.set(ValueLayout.ADDRESS, 8, value);
    attribute.set(ValueLayout.JAVA_LONG, 16, length);
    return attribute;
  }

  private MemorySegment function(int position) {
    return functions.get(ValueLayout.ADDRESS, 8L + 8L * position);
  }

  private void call(int position, Object... arguments) throws Throwable {
    call(function(position), "function " + position, arguments);
  }

  private static void call(MemorySegment function, String name, Object... arguments)
      throws Throwable {
    long result = (long) handle(function, arguments).invokeWithArguments(arguments);
    if (result != CKR_OK) {
      throw new IllegalStateException(name + " failed: 0x" + Long.toHexString(result));
    }
  }

  /** Takes the types of a function's parameters from those of the arguments. */
  private static MethodHandle handle(MemorySegment function, Object... arguments) {
    MemoryLayout[] layouts = new MemoryLayout[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      layouts[i] =
          switch (arguments[i]) {
            case Long number -> ValueLayout.JAVA_LONG;
            case Byte flag -> ValueLayout.JAVA_BYTE;
            default -> ValueLayout.ADDRESS;
          };
    }
    FunctionDescriptor descriptor = FunctionDescriptor.of(ValueLayout.JAVA_LONG, layouts);
    return Linker.nativeLinker().downcallHandle(function, descriptor);
  }
}
