package dev.ascertain.app;

import dev.ascertain.Options;
import dev.ascertain.Options.Judgement;
import dev.ascertain.app.Invocation.ChainSubject;
import dev.ascertain.app.OptionSpecs.Flag;
import dev.ascertain.app.OptionSpecs.Value;
import dev.ascertain.net.FetchLimits;
import dev.ascertain.verify.Profile;
import dev.ascertain.verify.ReferenceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The meaning of the options of {@code chain} and {@code verify}; apart from {@link
 * CommandLineReader}, so that a plain check does not load it.
 */
final class ChainCommandReader {
  private final Words words;
  private final CommandLineReader common;
  private final JudgementReader judging;

  ChainCommandReader(Words words, Map<String, String> variables, CommandLineReader common) {
    this.words = words;
    this.common = common;
    this.judging = new JudgementReader(words, variables);
  }

  Invocation.Chain chain(List<String> arguments) throws UsageException {
    words.refuseBoth(Flag.JSON, Value.OUTPUT);
    Invocation.Format format = format(List.of(Invocation.Format.values()));
    Optional<Invocation.Fix> fix =
        words.last(Value.FIX).map(file -> new Invocation.Fix(file, words.has(Flag.FORCE)));
    if (fix.isEmpty() && words.has(Flag.FORCE)) {
      throw new UsageException("--force goes with --fix: it lets it replace a file.");
    }
    return new Invocation.Chain(
        subject(arguments, judging.judgement(Profile.BROWSER, FetchLimits.DEFAULT)),
        format,
        common.text(),
        fix,
        common.failOn());
  }

  Invocation.Verify verify(List<String> arguments) throws UsageException {
    if (arguments.isEmpty()) {
      throw new UsageException(
          "Which file? Give one, such as: ascertain verify fullchain.pem --name example.com");
    }
    Invocation.Format format = format(List.of(Invocation.Format.TEXT, Invocation.Format.JSON));
    return new Invocation.Verify(
        files(arguments, judging.judgement(Profile.WEB_PKI, FetchLimits.DEFAULT)),
        format,
        common.text());
  }

  private ChainSubject subject(List<String> arguments, Judgement judgement) throws UsageException {
    if (arguments.isEmpty()) {
      throw new UsageException(
          "Whose chain? Give a host or a file, such as: ascertain chain example.com");
    }
    List<String> hosts = arguments.stream().filter(word -> !InputFiles.isFile(word)).toList();
    if (hosts.isEmpty()) {
      return files(arguments, judgement);
    }
    if (arguments.size() > hosts.size()) {
      throw new UsageException(
          "The chain is a server's or the one in files, but "
              + hosts.getFirst()
              + " is taken for a host and "
              + arguments.stream().filter(word -> !hosts.contains(word)).findFirst().orElseThrow()
              + " for a file; to name a file, write ./"
              + hosts.getFirst()
              + ".");
    }
    if (words.last(Value.NAME).isPresent()) {
      throw new UsageException(
          "--name goes with files; to ask a server for another name, and check that: --servername.");
    }
    Options options =
        new Options(
            common.connect(),
            common.offer(),
            judgement,
            Options.Http.NONE,
            false,
            common.mode(),
            common.credentials(),
            List.of(),
            List.of(),
            Optional.empty());
    return new ChainSubject.Server(common.target(hosts), options);
  }

  private ChainSubject.Files files(List<String> names, Judgement judgement) throws UsageException {
    return new ChainSubject.Files(names, judging.password(), name(), judgement);
  }

  private Optional<ReferenceIdentifier> name() throws UsageException {
    Optional<String> given = words.last(Value.NAME);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    // Through the parser of targets, so that names beyond ASCII become A-labels.
    return Optional.of(CommandLineReader.reference("--name", given.orElseThrow()));
  }

  private Invocation.Format format(List<Invocation.Format> possible) throws UsageException {
    words.refuseBoth(Flag.JSON, Value.OUTPUT);
    if (words.has(Flag.JSON)) {
      return Invocation.Format.JSON;
    }
    Optional<String> given = words.last(Value.OUTPUT);
    if (given.isEmpty()) {
      return Invocation.Format.TEXT;
    }
    for (Invocation.Format format : possible) {
      if (format.word().equals(given.orElseThrow())) {
        return format;
      }
    }
    throw JudgementReader.choice(
        "--output", possible.stream().map(Invocation.Format::word).toList(), given.orElseThrow());
  }
}
