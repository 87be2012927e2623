package dev.opswarden.plugin.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Whatever an id is, it is one segment of a path or one value of a query, and nothing else of the URL. */
@Tag("property")
class UrlTextPropertiesTest {

    private static final List<String> PIECES = List.of(
            ".",
            "..",
            "/",
            "\\",
            "%",
            "%2e",
            "%2F",
            "%00",
            "?",
            "#",
            "&",
            "=",
            ";",
            ":",
            "@",
            "+",
            " ",
            "//",
            "\u0000",
            "\r\n",
            "\u001b",
            "\u202e",
            "\u200b",
            "\uff0f",
            "\uff0e",
            "\u2024",
            "\u2215",
            "\ud83d",
            "\ude00",
            "\ud83d\ude00",
            "\u6f22",
            "e\u0301",
            "~",
            "-",
            "_",
            "id",
            "[",
            "]",
            "|",
            "^",
            "\"",
            "<",
            ">",
            "\u0085",
            "\uffff");

    @Property(tries = 1500)
    void aSegmentHoldsUnreservedAndEncodedCharactersAlone(@ForAll("any") String text) {
        assertTrue(UrlText.segment(text).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*"), UrlText.segment(text));
        assertTrue(UrlText.value(text).matches("([A-Za-z0-9._~-]|%[0-9A-F]{2})*"), UrlText.value(text));
    }

    @Property(tries = 1500)
    void aSegmentIsNeverResolvedAway(@ForAll("any") String text) {
        Assume.that(!text.isEmpty());
        String segment = UrlText.segment(text);
        URI url = URI.create("http://hub/base/messages/" + segment + "/read");

        assertEquals("/base/messages/" + segment + "/read", url.normalize().getRawPath());
        assertEquals("hub", url.getHost());
        assertFalse(url.getRawPath().contains("/./") || url.getRawPath().contains("/../"), url::toString);
    }

    @Property(tries = 1500)
    void whatTheHubDecodesIsTheTextWithEveryHalfOfACharacterReplaced(@ForAll("any") String text) {
        String sent = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertEquals(sent, URLDecoder.decode(UrlText.segment(text), StandardCharsets.UTF_8));
        assertEquals(sent, URLDecoder.decode(UrlText.value(text), StandardCharsets.UTF_8));
    }

    @Example
    void dotsAloneAreSpelledOut() {
        assertEquals("%2E", UrlText.segment("."));
        assertEquals("%2E%2E", UrlText.segment(".."));
        assertEquals("..%2Fx", UrlText.segment("../x"));
        assertEquals("%3F", UrlText.segment("\ud83d"));
    }

    @Provide
    Arbitrary<String> any() {
        Arbitrary<String> hostile = Arbitraries.of(PIECES).list().ofMaxSize(20).map(pieces -> String.join("", pieces));
        return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(80), hostile);
    }
}
