package dev.ascertain.app;

import dev.ascertain.app.Invocation.LabWish;
import dev.ascertain.app.OptionSpecs.Value;
import dev.ascertain.lab.Lab;
import dev.ascertain.lab.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The meaning of the words of {@code lab}. */
final class LabCommandReader {
  private static final List<String> WISHES = List.of("list", "start", "export");
  private static final int HIGHEST_PORT = 65_535;

  private final Words words;
  private final CommandLineReader common;

  LabCommandReader(Words words, CommandLineReader common) {
    this.words = words;
    this.common = common;
  }

  Invocation.Lab lab(List<String> arguments) throws UsageException {
    return new Invocation.Lab(wish(arguments), common.json(), common.text());
  }

  private LabWish wish(List<String> arguments) throws UsageException {
    String word = arguments.isEmpty() ? "list" : arguments.getFirst();
    List<String> operands =
        arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
    return switch (word) {
      case "list" -> new LabWish.Show(faults(operands));
      case "start" -> start(faults(operands));
      case "export" -> export(operands);
      default ->
          throw new UsageException(
              "ascertain lab has no "
                  + word
                  + Nearest.suggestion(word, WISHES, "; it has list, start and export."));
    };
  }

  private LabWish start(List<Fault> faults) throws UsageException {
    return new LabWish.Start(faults, portBase(0, faults.size()));
  }

  private LabWish export(List<String> operands) throws UsageException {
    if (operands.isEmpty()) {
      throw new UsageException("Where to? An example: ascertain lab export lab");
    }
    List<Fault> faults = faults(operands.subList(1, operands.size()));
    return new LabWish.Export(operands.getFirst(), faults, portBase(9000, faults.size()));
  }

  private int portBase(int otherwise, int servers) throws UsageException {
    Optional<String> given = words.last(Value.PORT_BASE);
    if (given.isEmpty()) {
      return otherwise;
    }
    String text = given.orElseThrow();
    int base = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (base < 1 || base + servers - 1 > HIGHEST_PORT) {
      throw new UsageException(
          "--port-base takes the first port, of %d in all, from 1 to 65535, not %s."
              .formatted(servers, text));
    }
    return base;
  }

  /** The faults of these names; all, if none is named. */
  private static List<Fault> faults(List<String> ids) throws UsageException {
    if (ids.isEmpty()) {
      return Lab.faults();
    }
    List<Fault> faults = new ArrayList<>();
    for (String id : ids) {
      faults.add(fault(id));
    }
    return faults;
  }

  private static Fault fault(String id) throws UsageException {
    Optional<Fault> known = Lab.find(id);
    if (known.isEmpty()) {
      List<String> ids = Lab.faults().stream().map(Fault::id).toList();
      throw new UsageException(
          "The lab has no " + id + Nearest.suggestion(id, ids, "; see ascertain lab list."));
    }
    return known.orElseThrow();
  }
}
