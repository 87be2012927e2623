package dev.opswarden.plugin.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.HiddenCharacters;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Priority;
import dev.opswarden.testkit.TestingClock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever others wrote, it stays between the two lines, and nothing in it is read that a person would not see. */
@Tag("property")
class FencePropertiesTest {

    private static final List<String> PIECES = List.of(
            "----- END ",
            "----- BEGIN ",
            " -----",
            "\n",
            "\r\n",
            "\u2028",
            "\u0085",
            "subject: ",
            "<|im_start|>",
            "<<|",
            "|>>",
            "<<SYS>>",
            "[INST]",
            "</s>",
            "<\u200bs>",
            "\u200d",
            "\u200c\u200d",
            "\ufe0f",
            "\ufe0f\ufe0f",
            "\udb40\udd00",
            "\udb40\udc41",
            "\u202e",
            "\u001b[31m",
            "\u0000",
            "\ud83d",
            "\ude00",
            "\ud83d\ude00",
            "\ue000",
            "\uffff",
            "\u3164",
            "\u6f22",
            "e\u0301",
            "0123456789abcdef",
            "words");

    @Property(tries = 500)
    void theBoundaryStandsWhereItIsOursAndNowhereElse(
            @ForAll("any") String one,
            @ForAll("any") String two,
            @ForAll long seed,
            @ForAll @IntRange(max = 3) int known) {
        // Somebody who knew the marks to come, and wrote all of them but one everywhere.
        String foreseen = marks(seed, known);
        Message message = message(foreseen + one, two + foreseen, foreseen);

        Prompt.Question question = Fence.around(message, List.of(message), List.of(), "ops-warden", new Random(seed));

        String text = question.text();
        String mark = question.mark();
        List<Integer> places = places(text, mark);
        assertEquals(3, places.size(), text);
        assertEquals("\n----- BEGIN ", text.substring(places.get(1) - 13, places.get(1)));
        assertEquals("\n----- END ", text.substring(places.get(2) - 11, places.get(2)));
        assertTrue(
                text.endsWith(
                        mark + " -----\n\nDecide what the message between these lines needs, and answer with the JSON"
                                + " object alone.\n"),
                text);
    }

    @Property(tries = 500)
    void betweenTheLinesNothingIsHidden(@ForAll("any") String one, @ForAll("any") String two) {
        Message message = message(one, two, two);

        Prompt.Question question = Fence.around(message, List.of(message), List.of(), "ops-warden");

        assertNothingHides(question.text());
    }

    @Property(tries = 500)
    void aFieldIsOneLine(@ForAll("any") @Size(max = 60) String subject) {
        Message plain = message("s", "b", "l");
        Message hostile = message(subject, "b", subject);

        assertEquals(lines(plain), lines(hostile));
    }

    @Property(tries = 1000)
    void noMarkOfAChatFormatIsLeft(@ForAll("any") String text, @ForAll @IntRange(min = 1, max = 60) int max) {
        String inert = PromptText.inert(text, max);

        for (String mark : List.of("<|", "|>", "[INST]", "<<SYS>>", "</s>", "<s>")) {
            assertFalse(inert.contains(mark), inert);
        }
        assertNothingHides(inert);
    }

    @Provide
    Arbitrary<String> any() {
        Arbitrary<String> hostile = Arbitraries.of(PIECES).list().ofMaxSize(20).map(pieces -> String.join("", pieces));
        return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(80), hostile);
    }

    private static long lines(Message message) {
        return Fence.around(message, List.of(), List.of(), "ops-warden")
                .text()
                .lines()
                .count();
    }

    private static String marks(long seed, int count) {
        Random random = new Random(seed);
        StringBuilder marks = new StringBuilder();
        byte[] bytes = new byte[16];
        for (int i = 0; i < count; i++) {
            random.nextBytes(bytes);
            marks.append(HexFormat.of().formatHex(bytes)).append(' ');
        }
        return marks.toString();
    }

    private static List<Integer> places(String text, String mark) {
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
            places.add(at);
        }
        return places;
    }

    private static Message message(String subject, String body, String label) {
        return new Message(
                new MessageId("m"),
                subject,
                "ops-warden",
                subject,
                body,
                "t",
                TestingClock.START,
                Priority.NORMAL,
                List.of(label));
    }

    private static void assertNothingHides(String text) {
        int previous = '\n';
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            boolean joins = c == 0x200c || c == 0x200d || HiddenCharacters.isSelector(c);
            boolean joined = previous == 0x200c || previous == 0x200d || HiddenCharacters.isSelector(previous);
            boolean hides = joins ? joined || previous <= ' ' : HiddenCharacters.isHidden(c) && c != '\n' && c != '\t';
            assertFalse(hides, () -> "U+" + Integer.toHexString(c) + " in " + text);
            previous = c;
        }
    }
}
