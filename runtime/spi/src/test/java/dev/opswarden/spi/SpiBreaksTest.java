package dev.opswarden.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the comparison finds what docs/adr/0014-the-spi-and-its-versions.md calls a break, and nothing else. */
final class SpiBreaksTest {

    private static final String BEFORE = """
            public interface Source {
            interface Removal { void one(); default void two(String text) { } }
            interface ReturnType { int one(); }
            interface Demand { void one(); }
            interface Offer { void one(); }
            record Component(int x) { }
            enum Constant { NORTH, SOUTH }
            sealed interface Case { record A() implements Case { } }
            class Closed { public Closed() { } }
            }
            """;

    private static final String AFTER = """
            public interface Source {
            interface Removal { void one(); }
            interface ReturnType { long one(); }
            interface Demand { void one(); void two(); }
            interface Offer { void one(); default void two() { } static void three() { } record More() { } }
            record Component(int x, int y) { }
            enum Constant { NORTH, EAST, SOUTH }
            sealed interface Case { record A() implements Case { } record B() implements Case { } }
            final class Closed { public Closed() { } }
            interface Added { }
            }
            """;

    @Test
    void eachKindOfBreakIsFoundAndAnOfferIsNone(@TempDir Path before, @TempDir Path after) throws Exception {
        assertEquals(
                lines(Set.of(
                        "METHOD_REMOVED Source$Removal.two(java.lang.String)",
                        "METHOD_RETURN_TYPE_CHANGED Source$ReturnType.one()",
                        "METHOD_ADDED_TO_INTERFACE Source$Demand.two()",
                        "CONSTRUCTOR_REMOVED Source$Component.Source$Component(int)",
                        "CONSTANT_ADDED_TO_ENUM Source$Constant: EAST",
                        "CASE_ADDED_TO_SEALED_TYPE Source$Case: Source$Case$B",
                        "CLASS_NOW_NOT_EXTENDABLE Source$Closed")),
                lines(SpiBreaks.between(SomeJar.of(before, BEFORE), SomeJar.of(after, AFTER))));
    }

    @Test
    void aTypeThatIsTakenOutOfTheSpiIsABreak() throws Exception {
        assertEquals(
                Set.of("CLASS_REMOVED dev.opswarden.spi.Receipt"),
                SpiBreaks.between(SomeJar.ofTheSpi(), SomeJar.ofTheSpiWithout(Set.of("Receipt"))));
    }

    private static String lines(Set<String> breaks) {
        return String.join("\n", new TreeSet<>(breaks));
    }
}
