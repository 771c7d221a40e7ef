/**
 * The program {@code ascertain}: its command line, and what it does with a report.
 *
 * <p>What belongs here: reading the command line into {@link dev.ascertain.Options}, files the user
 * names, exit statuses. What does not: how a report looks ({@code terminal}, {@code json}), and
 * everything a library user needs as well ({@code dev.ascertain}).
 *
 * <table>
 * <caption>Where is…</caption>
 * <tr><td>the commands and their options</td><td>{@link dev.ascertain.app.Command}, {@link
 * dev.ascertain.app.OptionSpecs}, {@code help.txt}, {@code help-chain.txt}, …</td></tr>
 * <tr><td>the meaning of an option</td><td>{@link dev.ascertain.app.CommandLineReader},
 * {@link dev.ascertain.app.JudgementReader} and the readers of the commands</td></tr>
 * <tr><td>the order in which things are done</td><td>{@link dev.ascertain.app.Program}</td></tr>
 * <tr><td>the exit statuses</td><td>{@link dev.ascertain.app.ExitStatus}</td></tr>
 * </table>
 *
 * <p>A run takes a fraction of a second, most of it the start of the JVM, so this package avoids on
 * the usual way whatever loads many classes: regular expressions, {@code String.format}, patterns
 * of {@code java.time}, reflection.
 */
@NullMarked
package dev.ascertain.app;

import org.jspecify.annotations.NullMarked;
