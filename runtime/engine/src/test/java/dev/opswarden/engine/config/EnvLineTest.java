package dev.opswarden.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=b|b",
                "  A  =  b  |b",
                "A=|``",
                "A=   |``",
                "A=b c|b c",
                "A=b=c|b=c",
                "A=\"b c\"|b c",
                "A='b c'|b c",
                "A=' b '|` b `",
                "A=\"\"|``",
                "A=''|``",
                "A='say \"hi\"'|say \"hi\"",
                "A=\"it's\"|it's",
                "A=$HOME/x|$HOME/x",
                "A=$(b)|$(b)",
                "A=b\\n|b\\n",
                "A=b#c|b#c",
                "A=b # c|b",
                "A=b\t# c|b",
                "A=# c|``",
                "A=0 #off|0",
                "A='b # c'|b # c",
                "A='b' # c|b",
                "A=\"b\"#c|\"b\"#c",
                "A=run \"x # y\" z # w|run \"x # y\" z",
                "A=\"my tool\" run 'x'|\"my tool\" run 'x'",
                "A=\"a b\" c \"d\"|\"a b\" c \"d\"",
                "A=it's # new|it's",
            })
    void aValueIsReadAsDocumented(String line, String value) throws Unusable {
        assertEquals(new EnvLine("A", value), EnvLine.parse(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t", "#", "# A=b", "   # A=b"})
    void aBlankLineAndACommentSayNothing(String line) throws Unusable {
        assertNull(EnvLine.parse(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "WORKER_ENABLED|no NAME=value line",
                "=b|no NAME=value line",
                "1A=b|no NAME=value line",
                "A-B=c|no NAME=value line",
                "A B=c|no NAME=value line",
                "export A=b|leave out 'export'",
                "A=\"b|quote is not closed",
                "A='b\"|quote is not closed",
                "A=\uFFFD|not UTF-8",
            })
    void aLineThatIsNoAssignmentIsAnError(String line, String reason) {
        Unusable error = assertThrows(Unusable.class, () -> EnvLine.parse(line));

        assertTrue(error.reason().contains(reason), error.reason());
    }
}
