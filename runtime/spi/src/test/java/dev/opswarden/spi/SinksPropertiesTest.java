package dev.opswarden.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** What holds of every text that a plugin makes fit for its sink. */
@Tag("property")
class SinksPropertiesTest {

    @Property(tries = 1500)
    void aVisibleLineHidesNothing(@ForAll("any") String text) {
        assertNothingHides(VisibleText.line(text), "");
    }

    @Property(tries = 1500)
    void visibleLinesHideNothingAndBreakAtLineBreaksAlone(@ForAll("any") String text) {
        assertNothingHides(VisibleText.lines(text), "\n\t");
    }

    @Property(tries = 1500)
    void whatIsVisibleStaysAsItIs(@ForAll("any") String text) {
        String once = VisibleText.lines(text);

        assertEquals(once, VisibleText.lines(once));
    }

    @Property(tries = 1500)
    void aTitleIsOneShortLineThatHidesNothing(
            @ForAll("any") String text, @ForAll @IntRange(min = 1, max = 60) int max) {
        String title = NotificationText.plain(text, max);

        assertNothingHides(title, "");
        assertTrue(title.length() <= max + 1, title);
        assertFalse(title.contains("\\"), title);
    }

    @Property(tries = 1500)
    void aBodyIsOneShortLineWithoutATag(@ForAll("any") String text, @ForAll @IntRange(min = 1, max = 60) int max) {
        String body = NotificationText.markup(text, max);

        assertNothingHides(body, "");
        assertFalse(body.contains("<") || body.contains(">") || body.contains("\\"), body);
        assertTrue(body.matches("([^&]|&(amp|lt|gt);)*"), body);
        assertEquals(NotificationText.plain(text, max), unescaped(body));
    }

    @Property(tries = 1500)
    void aQuotedLineIsPrintableAndShort(@ForAll("any") String text, @ForAll @IntRange(min = 1, max = 60) int max) {
        String line = OneLine.of(text, max);

        line.codePoints().forEach(c -> assertFalse(HiddenCharacters.isHidden(c), line));
        assertTrue(line.codePointCount(0, line.length()) <= 2 * max, line);
    }

    @Provide
    Arbitrary<String> any() {
        return HostileText.any();
    }

    private static String unescaped(String body) {
        return body.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static void assertNothingHides(String shown, String allowed) {
        int previous = ' ';
        int combining = 0;
        for (int i = 0; i < shown.length(); ) {
            int c = shown.codePointAt(i);
            i += Character.charCount(c);
            combining = HiddenCharacters.isCombining(c) ? combining + 1 : 0;
            boolean selects = HiddenCharacters.isSelector(c)
                    && (HiddenCharacters.isSelector(previous) || previous == ' ' || previous == '\n');
            boolean hides = HiddenCharacters.isHidden(c) && allowed.indexOf(c) < 0;
            boolean floods = combining > 8 || (combining > 0 && (previous == ' ' || previous == '\n'));
            assertFalse(selects || hides || floods, () -> "U+" + Integer.toHexString(c) + " in " + shown);
            previous = c;
        }
    }
}
