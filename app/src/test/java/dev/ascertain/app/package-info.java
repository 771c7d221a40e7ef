/**
 * Tests of the program.
 *
 * <p>{@link dev.ascertain.app.GoldenTest} compares what it prints about real servers ({@link
 * dev.ascertain.app.Scenario}) with the files in {@code src/test/resources/golden}. After a change
 * of wording, {@code ./test -pl app -am -Dtest=GoldenTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgolden.refresh=true} writes them anew; read the difference before you commit it.
 */
@NullMarked
package dev.ascertain.app;

import org.jspecify.annotations.NullMarked;
