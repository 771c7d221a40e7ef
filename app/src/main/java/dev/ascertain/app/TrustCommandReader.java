package dev.ascertain.app;

import dev.ascertain.app.Invocation.TrustQuery;
import java.util.List;
import java.util.Map;

/** The meaning of the words of {@code trust}. */
final class TrustCommandReader {
  private static final List<String> QUERIES = List.of("list", "compare", "find");

  private final Words words;
  private final Map<String, String> variables;
  private final CommandLineReader common;

  TrustCommandReader(Words words, Map<String, String> variables, CommandLineReader common) {
    this.words = words;
    this.variables = variables;
    this.common = common;
  }

  Invocation.Trust trust(List<String> arguments) throws UsageException {
    return new Invocation.Trust(
        query(arguments),
        new JudgementReader(words, variables).password(),
        common.json(),
        common.text());
  }

  private static TrustQuery query(List<String> arguments) throws UsageException {
    if (arguments.isEmpty()) {
      return new TrustQuery.Overview();
    }
    List<String> operands = arguments.subList(1, arguments.size());
    return switch (arguments.getFirst()) {
      case "list" -> {
        expect(operands, 0, "ascertain trust list");
        yield new TrustQuery.Overview();
      }
      case "compare" -> {
        expect(operands, 2, "ascertain trust compare java-25 mozilla");
        yield new TrustQuery.Compare(operands.get(0), operands.get(1));
      }
      case "find" -> {
        expect(operands, 1, "ascertain trust find \"ISRG Root X1\"");
        yield new TrustQuery.Find(operands.getFirst());
      }
      default ->
          throw new UsageException(
              "ascertain trust has no "
                  + arguments.getFirst()
                  + Nearest.suggestion(
                      arguments.getFirst(), QUERIES, "; it has list, compare and find."));
    };
  }

  private static void expect(List<String> operands, int number, String example)
      throws UsageException {
    if (operands.size() != number) {
      throw new UsageException(
          "That takes "
              + number
              + (number == 1 ? " word" : " words")
              + ", but there are "
              + operands.size()
              + "; an example: "
              + example);
    }
  }
}
