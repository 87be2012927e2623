package dev.opswarden.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"../x", "<a/b@host>", " ", "ü", "😀", "%41", "a b+c", "--help"})
    void anyTextWithoutControlCharactersIsAnId(String text) {
        assertEquals(text, new MessageId(text).value());
    }

    @Test
    void lengthIsCountedInCharactersNotInUnits() {
        assertEquals(256, new MessageId("😀".repeat(128)).value().length());
        WardenException refused = assertThrows(WardenException.class, () -> new MessageId("😀".repeat(129)));
        assertEquals(ErrorKind.PROTOCOL, refused.kind());
        assertTrue(refused.getMessage().contains("129 characters, 128 are allowed"), refused::getMessage);
    }

    static Stream<String> notAnId() {
        return Stream.of("", "a\nb", "\u0000", "\u007f", "a\u0085b", "\ud83d", "x\ude00y");
    }

    @ParameterizedTest
    @MethodSource("notAnId")
    void whatWouldBeLostOrObeyedSomewhereIsRefused(String text) {
        assertEquals(
                ErrorKind.PROTOCOL,
                assertThrows(WardenException.class, () -> new MessageId(text)).kind());
    }
}
