package dev.opswarden.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamesAndWordsTest {

    @Test
    void aFileNameStaysInItsDirectory() {
        assertEquals("%2e.%2fx", FileNameText.of("../x"));
        assertEquals("%3ca%2fb%40host%3e", FileNameText.of("<a/b@host>"));
        assertEquals("%2d-rf", FileNameText.of("--rf"));
        assertEquals("%", FileNameText.of(""));
        assertEquals("20261102-t.1", FileNameText.of("20261102-t.1"));
        RandomText.forMany(text -> assertTrue(
                FileNameText.of(text).matches("[A-Za-z0-9_%][A-Za-z0-9_.%-]{0,199}"), FileNameText.of(text)));
    }

    @Test
    void differentTextsGetDifferentFileNames() {
        Map<String, String> names = new HashMap<>();
        RandomText.forMany(text -> {
            // Unpaired surrogates are one and the same in UTF-8.
            if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                String other = names.put(FileNameText.of(text), text);
                assertTrue(other == null || other.equals(text));
            }
        });
        assertNotEquals(FileNameText.of("é".repeat(128)), FileNameText.of("é".repeat(127) + "è"));
        assertEquals(200, FileNameText.of("é".repeat(128)).length());
    }

    @Test
    void aPlainWordNeedsNoQuotes() {
        assertEquals("m-17", ShellText.word("m-17"));
        assertEquals("../x", ShellText.word("../x"));
        assertEquals("'<a/b@host>'", ShellText.word("<a/b@host>"));
        assertEquals("'it'\\''s'", ShellText.word("it's"));
        assertEquals("''", ShellText.word(""));
        assertEquals("'~root'", ShellText.word("~root"));
    }

    @Test
    void aHiddenCharacterIsSpelledForTheShell() {
        assertEquals("$'a\\u202eb\\'\\\\'", ShellText.word("a\u202eb'\\"));
        assertEquals("$'\\U000e0041'", ShellText.word("\udb40\udc41"));
    }

    @Test
    void bashReadsBackTheSameWords() throws Exception {
        for (String text :
                List.of("../x", "<a/b@host>", "it's \"x\" `id` $(id) \\ !", "a b", "~", "#x", "漢\u202e\u200b", "")) {
            Process bash = new ProcessBuilder("bash", "-c", "printf %s " + ShellText.word(text))
                    .redirectErrorStream(true)
                    .start();
            bash.getOutputStream().close();
            String read = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, bash.waitFor(), read);
            // Spelled-out code points need a UTF-8 locale, which a test machine may lack.
            if (text.chars().noneMatch(each -> each > 0x7f)) {
                assertEquals(text, read);
            }
        }
    }
}
