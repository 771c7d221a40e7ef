/**
 * The result of an examination as one immutable tree: {@link dev.ascertain.report.Report}; and what
 * there is to say about a chain of certificates: {@link dev.ascertain.report.ChainReport}, with the
 * graph of who issued whom and the list that should be sent.
 *
 * <p>What belongs here: the facts that every renderer shows (terminal, JSON, …), put into the order
 * of their telling, and the decisions that go with it, such as what the verdict is. What does not:
 * how anything is shown, and finding out anything new.
 *
 * <p>{@link dev.ascertain.report.Report#of} is the only place where a report is put together. Times
 * are durations since the examination began.
 */
@NullMarked
package dev.ascertain.report;

import org.jspecify.annotations.NullMarked;
