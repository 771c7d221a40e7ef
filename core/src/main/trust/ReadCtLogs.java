import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Writes the Certificate Transparency logs that are compiled into a Chromium, in the format of
 * {@code CtLogList.decode}. usage: {@code java ReadCtLogs.java CHROMIUM VERSION DATE FILE}
 *
 * <p>They are two tables of constants, which Chromium makes from its log_list.json. It declares
 * them in components/certificate_transparency/ct_known_logs.cc, here with the offset of each field:
 *
 * <pre>
 * struct CTLogInfo {                                      // 56 bytes
 *   std::string_view log_key;                             //  0
 *   const char* log_name;                                 // 16
 *   network::mojom::CTLogInfo_LogType log_type;           // 24, 1 by RFC 6962, 2 tiled
 *   const char* current_operator;                         // 32
 *   const PreviousOperatorEntry* previous_operators;      // 40
 *   size_t previous_operators_length;                     // 48
 * };
 * struct DisqualifiedCTLogInfo {                          // 104 bytes
 *   char log_id[33];                                      //  0
 *   CTLogInfo log_info;                                   // 40
 *   base::Time disqualification_date;                     // 96, microseconds since 1601
 * };
 * </pre>
 *
 * <p>A record is found by the key it points to, and told to be of the second table by the id before
 * it, which must be the key's hash. It fails if a field holds what the declaration does not allow,
 * if there are implausibly few, or if a log changed hands, for which the format has no place.
 */
final class ReadCtLogs {
  private static final int KEY_BYTES = 91;
  private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;
  private static final int FEWEST_LOGS = 30;
  private static final byte[] EC_KEY =
      new byte[] {0x30, 0x59, 0x30, 0x13, 6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

  private final Elf elf;

  private ReadCtLogs(Elf elf) {
    this.elf = elf;
  }

  /** A log; {@code retired} in milliseconds since 1970, empty for one that is in use. */
  private record Log(byte[] key, String name, String operator, OptionalLong retired) {}

  public static void main(String[] arguments) throws Exception {
    List<Log> logs = new ReadCtLogs(Elf.read(Path.of(arguments[0]))).logs();
    long inUse = logs.stream().filter(log -> log.retired().isEmpty()).count();
    if (inUse < FEWEST_LOGS) {
      throw new IllegalStateException("only " + inUse + " logs in use were found");
    }
    Files.write(Path.of(arguments[3]), encode(logs, arguments[1], arguments[2]));
    System.out.println(inUse + " logs in use, " + (logs.size() - inUse) + " retired");
  }

  private List<Log> logs() throws Exception {
    List<Log> logs = new ArrayList<>();
    for (var pointer : elf.pointers().entrySet()) {
      long at = pointer.getKey();
      long key = pointer.getValue();
      if (elf.contains(at, 56)
          && elf.u64(at + 8) == KEY_BYTES
          && elf.contains(key, KEY_BYTES)
          && Arrays.equals(elf.bytes(key, EC_KEY.length), EC_KEY)
          && elf.pointer(at + 16).isPresent()
          && elf.pointer(at + 32).isPresent()) {
        logs.add(log(at, elf.bytes(key, KEY_BYTES)));
      }
    }
    return logs;
  }

  private Log log(long at, byte[] key) throws Exception {
    long type = elf.u64(at + 24);
    if (type != 1 && type != 2 || elf.u64(at + 48) != 0) {
      throw new IllegalStateException("an unexpected record at 0x" + Long.toHexString(at));
    }
    boolean disqualified =
        elf.contains(at - 40, 104) && Arrays.equals(elf.bytes(at - 40, 32), id(key));
    return new Log(
        key,
        text(elf.pointer(at + 16).getAsLong()),
        text(elf.pointer(at + 32).getAsLong()),
        disqualified
            ? OptionalLong.of(elf.u64(at + 56) / 1_000 - SECONDS_FROM_1601_TO_1970 * 1_000)
            : OptionalLong.empty());
  }

  private String text(long address) {
    int length = 0;
    while (elf.u8(address + length) != 0) {
      length++;
    }
    return elf.text(address, length);
  }

  private static byte[] id(byte[] key) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(key);
  }

  private static byte[] encode(List<Log> logs, String version, String date) throws Exception {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(list);
    for (Log log : logs) {
      out.write(id(log.key()));
      out.writeShort(log.key().length);
      out.write(log.key());
      writeText8(out, log.name());
      writeText8(out, log.operator());
      out.write(log.retired().isPresent() ? 1 : 0);
      out.writeLong(log.retired().orElse(0));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream whole = new DataOutputStream(file);
    writeText8(whole, "Chrome");
    byte[] source =
        ("Chrome's list of logs, as compiled into Chromium " + version)
            .getBytes(StandardCharsets.UTF_8);
    whole.writeShort(source.length);
    whole.write(source);
    writeText8(whole, date);
    whole.write(list.size() >> 16);
    whole.writeShort(list.size());
    list.writeTo(whole);
    return file.toByteArray();
  }

  private static void writeText8(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 255) {
      throw new IllegalStateException("too long: " + text);
    }
    out.write(bytes.length);
    out.write(bytes);
  }
}
