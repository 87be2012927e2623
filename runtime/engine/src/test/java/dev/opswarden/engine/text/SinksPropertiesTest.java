package dev.opswarden.engine.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.json.Json;
import dev.opswarden.spi.HiddenCharacters;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** No sink lets a character through that it must not, whatever it is given: halves of characters included. */
@Tag("property")
class SinksPropertiesTest {

    private static final List<String> HOSTILE = List.of(
            "\u001b[31m",
            "\u001b]0;x\u0007",
            "\u202e",
            "\u2066",
            "\u200b",
            "\u00ad",
            "\ufeff",
            "\uDB40\uDC41",
            "\uD83D",
            "\uDE00",
            "\r",
            "\n",
            "\r\n",
            "\t",
            "\u2028",
            "\u0085",
            "\u009b",
            "\u0000",
            "\u007f",
            "# ",
            "- ",
            "> ",
            "```",
            "![x](y)",
            "[x](y)",
            "<b>",
            "</message>",
            "&amp;",
            "\\",
            "'",
            "\"",
            "`",
            "$(x)",
            "..",
            "/",
            "~",
            "%2e",
            "\u3164",
            "\ufe0f\ufe0f",
            "漢字",
            "e\u0301",
            "😀",
            "plain words");

    @Property(tries = 1500)
    void aLineOnATerminalIsOneLineInWhichNothingHides(@ForAll("any") String text) {
        assertNothingHides(TerminalText.line(text), "");
    }

    @Property(tries = 1500)
    void aLineOnATerminalIsNoWiderThanItMayBe(
            @ForAll("any") String text, @ForAll @IntRange(min = 1, max = 60) int columns) {
        String line = TerminalText.line(text, columns);

        assertNothingHides(line, "");
        assertTrue(TerminalText.columns(line) <= columns, line);
    }

    @Property(tries = 1500)
    void linesOnATerminalHaveLineBreaksAndTabsAndNothingElseThatSteersIt(@ForAll("any") String text) {
        assertNothingHides(TerminalText.lines(text), "\n\t");
        assertNothingHides(TerminalText.lines(text, 5, 100), "\n\t");
    }

    @Property(tries = 1500)
    void aLogLineIsOneLine(@ForAll("any") String text) {
        assertNothingHides(LogText.of(text), "");
    }

    @Property(tries = 1500)
    void aNameOfAFileStaysInItsDirectory(@ForAll("any") String text) {
        String name = FileNameText.of(text);

        assertTrue(name.matches("[A-Za-z0-9_%][A-Za-z0-9_.%-]{0,199}"), name);
    }

    @Property(tries = 1500)
    void aWordForAShellIsOneLineInWhichNothingHides(@ForAll("any") String text) {
        assertNothingHides(ShellText.word(text), "");
    }

    @Property(tries = 1500)
    void aLineOfADigestIsOneLineInWhichNothingHides(@ForAll("any") String text) {
        assertNothingHides(MarkdownText.inline(text), "");
        assertNothingHides(MarkdownText.code(text), "");
    }

    @Property(tries = 1500)
    void everyLineOfAQuoteInADigestBeginsAsOne(@ForAll("any") String text) {
        String quote = MarkdownText.quote(text, "  ", 5, 200);

        assertNothingHides(quote, "\n");
        assertTrue(quote.lines().allMatch(line -> line.startsWith("  >")), quote);
    }

    @Property(tries = 1500)
    void aDocumentHoldsNothingThatATerminalWouldObey(@ForAll("any") String text) {
        String document = Json.text(json -> json.writeString(text));

        assertNothingHides(document, "\n");
    }

    @Provide
    Arbitrary<String> any() {
        Arbitrary<String> hostile = Arbitraries.of(HOSTILE).list().ofMaxSize(20).map(words -> String.join("", words));
        return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(80), hostile);
    }

    private static void assertNothingHides(String shown, String allowed) {
        int previous = ' ';
        for (int i = 0; i < shown.length(); ) {
            int codePoint = shown.codePointAt(i);
            i += Character.charCount(codePoint);
            boolean selector = HiddenCharacters.isSelector(codePoint);
            boolean hides = selector ? HiddenCharacters.isSelector(previous) : isHidden(codePoint, allowed);
            assertFalse(hides, () -> "U+" + Integer.toHexString(codePoint) + " in " + shown);
            previous = codePoint;
        }
    }

    private static boolean isHidden(int codePoint, String allowed) {
        return allowed.indexOf(codePoint) < 0 && HiddenCharacters.isHidden(codePoint);
    }
}
