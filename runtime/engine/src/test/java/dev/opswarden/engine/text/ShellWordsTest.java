package dev.opswarden.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShellWordsTest {

    @Test
    void wordsAreSplitAsAShellSplitsThem() {
        assertEquals(List.of("code", "--wait"), ShellWords.split(" code\t--wait "));
        assertEquals(List.of("/opt/my editor/bin", "-x"), ShellWords.split("'/opt/my editor/bin' -x"));
        assertEquals(List.of("a b", "c\"d"), ShellWords.split("a\\ b \"c\\\"d\""));
        assertEquals(List.of("a\\b", "$HOME", "`x`"), ShellWords.split("\"a\\b\" $HOME '`x`'"));
        assertEquals(List.of("ab", ""), ShellWords.split("a'b' ''"));
        assertEquals(List.of(), ShellWords.split("  "));
        assertEquals(List.of("end\\"), ShellWords.split("end\\"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'open", "\"open", "a 'b\" c"})
    void aQuoteThatIsNotClosedIsAnError(String text) {
        assertThrows(IllegalArgumentException.class, () -> ShellWords.split(text));
    }
}
