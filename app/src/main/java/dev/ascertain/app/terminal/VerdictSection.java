package dev.ascertain.app.terminal;

import dev.ascertain.diagnose.Block;
import dev.ascertain.diagnose.Diagnosis;
import dev.ascertain.diagnose.Section;
import dev.ascertain.diagnose.rule.Candidate;
import dev.ascertain.report.Verdict;
import dev.ascertain.verify.Severity;
import java.util.List;
import java.util.Locale;

/** The verdict; then why, and what to do about it. */
final class VerdictSection {
  private static final int INDENT = 2;
  private static final int WORD_COLUMNS = 5;

  private VerdictSection() {}

  static void write(Verdict verdict, List<Diagnosis> diagnoses, Sheet sheet) {
    verdict(verdict, sheet);
    boolean all = sheet.look().shows(Look.Detail.FIELDS);
    for (int i = 0; i < diagnoses.size(); i++) {
      Diagnosis diagnosis = diagnoses.get(i);
      // The verdict ends in the title of the gravest diagnosis, if that made it what it is.
      boolean headline = i == 0 && verdict.sentence().endsWith(diagnosis.title());
      if (!headline) {
        sheet.gap();
        title(diagnosis, sheet);
      }
      if (all) {
        everything(diagnosis, sheet);
      } else if (i == 0) {
        brief(diagnosis, sheet);
      }
    }
  }

  private static void verdict(Verdict verdict, Sheet sheet) {
    Look look = sheet.look();
    Span mark =
        switch (verdict.result()) {
          case SECURE -> new Span(Tone.GOOD_STRONG, look.glyph("✓ ", "+ "));
          case WARNING -> new Span(Tone.WARNING_STRONG, "! ");
          case FAILED -> new Span(Tone.BAD_STRONG, look.glyph("✗ ", "x "));
        };
    sheet.paragraph(List.of(mark), INDENT, Tone.STRONG, verdict.sentence());
  }

  private static void title(Diagnosis diagnosis, Sheet sheet) {
    Tone tone = Marks.tone(diagnosis.severity());
    Span mark = new Span(tone, Marks.of(diagnosis.severity(), sheet.look()) + " ");
    boolean grave = diagnosis.severity() == Severity.ERROR;
    sheet.paragraph(List.of(mark), INDENT, grave ? Tone.STRONG : Tone.PLAIN, diagnosis.title());
  }

  private static void brief(Diagnosis diagnosis, Sheet sheet) {
    labelled("Why", diagnosis.why(), sheet);
    labelled("Fix", diagnosis.fix(), sheet);
    candidates(diagnosis, sheet);
  }

  private static void candidates(Diagnosis diagnosis, Sheet sheet) {
    if (diagnosis.candidates().isEmpty()) {
      return;
    }
    sheet.gap();
    sheet.line(Span.strong("  What it could be, and how to tell"));
    for (Candidate candidate : diagnosis.candidates()) {
      Span mark = Span.plain("    " + sheet.look().glyph("•", "-") + " ");
      sheet.marked(
          List.of(mark), 6, candidate.cause() + " If so, " + uncapitalized(candidate.test()));
    }
  }

  private static String uncapitalized(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private static void labelled(String label, String text, Sheet sheet) {
    sheet.gap();
    sheet.marked(
        List.of(Span.strong("  " + Printable.pad(label, WORD_COLUMNS))),
        INDENT + WORD_COLUMNS,
        text);
  }

  private static void everything(Diagnosis diagnosis, Sheet sheet) {
    section("What happened", diagnosis.text().whatHappened(), sheet);
    section("Why", diagnosis.text().why(), sheet);
    section("Fix", diagnosis.text().fix(), sheet);
    candidates(diagnosis, sheet);
    section("References", diagnosis.text().references(), sheet);
  }

  private static void section(String heading, Section section, Sheet sheet) {
    sheet.gap();
    sheet.line(Span.strong("  " + heading));
    for (Block block : section.blocks()) {
      block(block, sheet);
    }
  }

  private static void block(Block block, Sheet sheet) {
    switch (block) {
      case Block.Paragraph e -> sheet.marked(List.of(Span.plain("    ")), 4, e.text());
      case Block.Heading e -> {
        sheet.gap();
        sheet.line(Span.plain("    "), Span.strong(e.text()));
      }
      case Block.Item e ->
          sheet.marked(
              List.of(Span.plain("    " + sheet.look().glyph("•", "-") + " ")), 6, e.text());
      // Lines to be copied must not be broken: a terminal wraps what is too long by itself.
      case Block.Code e -> e.lines().forEach(line -> sheet.uncut(Span.plain("      " + line)));
    }
  }
}
