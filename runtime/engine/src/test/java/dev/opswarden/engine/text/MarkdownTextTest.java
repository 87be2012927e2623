package dev.opswarden.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {

    /** What starts a block at the beginning of a line, or an inline element anywhere, unless it is escaped or code. */
    private static final Pattern LIVE_START = Pattern.compile("^(?:[ \\t]|#|>|[-+*=:|]|\\d{1,9}[.)](?: |$)|~~~|<)");

    private static final Pattern LIVE_INLINE =
            Pattern.compile("[`*\\[\\]<|~$]|://|@|(?i)www\\.|&(?:#|\\p{L})|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    @Test
    void ordinaryProseStaysAsItIs() {
        String prose = "Where is the deploy_key for build-3 (v1.2)? Thanks & bye: it's \"due\" on 2026-11-02!";
        assertEquals(prose, MarkdownText.inline(prose));
        assertEquals("a b c", MarkdownText.inline("  a\n b\t c "));
        assertEquals("ab…", MarkdownText.inline("abcd", 2));
    }

    @Test
    void nothingStartsABlock() {
        assertEquals("\\# heading", MarkdownText.inline("# heading"));
        assertEquals("\\- item", MarkdownText.inline("- item"));
        assertEquals("1\\. item", MarkdownText.inline("1. item"));
        assertEquals("1.5 days", MarkdownText.inline("1.5 days"));
        assertEquals("\\> quote", MarkdownText.inline("> quote"));
        assertEquals("\\`\\`\\`sh", MarkdownText.inline("```sh"));
        assertEquals("\\---", MarkdownText.inline("---"));
        assertEquals("\\| a \\|", MarkdownText.inline("| a |"));
    }

    @Test
    void nothingStartsAnInlineElement() {
        assertEquals("\\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~", MarkdownText.inline("**b** _i_ ~~s~~"));
        assertEquals("!\\[i\\](x) \\<b> \\&copy;", MarkdownText.inline("![i](x) <b> &copy;"));
        assertEquals("a\\\\b", MarkdownText.inline("a\\b"));
        assertEquals("a\\u202eb", MarkdownText.inline("a\u202eb"));
    }

    @Test
    void anAddressStandsAsCode() {
        assertEquals("see `https://e.example/a_b*` now", MarkdownText.inline("see https://e.example/a_b* now"));
        assertEquals("`<bob@e.example>`", MarkdownText.inline("<bob@e.example>"));
        assertEquals("`(WWW.e.example)`", MarkdownText.inline("(WWW.e.example)"));
        assertEquals("``[x](http://`e`)``", MarkdownText.inline("[x](http://`e`)"));
    }

    @Test
    void codeHasAsManyBackticksAsItNeeds() {
        assertEquals("`a`", MarkdownText.code("a"));
        assertEquals("``a`b``", MarkdownText.code("a`b"));
        assertEquals("``` ``a` ```", MarkdownText.code("``a`"));
        assertEquals("`a␊b`", MarkdownText.code("a\nb"));
    }

    @Test
    void aQuoteKeepsItsLinesAndItsBounds() {
        assertEquals("> Hello,  \n> you\n>\n> \\# bye\n", MarkdownText.quote("Hello,\nyou\n\n# bye\n", "", 10, 100));
        assertEquals("  > a\n  > …\n", MarkdownText.quote("a\nb", "  ", 1, 100));
        assertEquals("> abc\n> …\n", MarkdownText.quote("abcdef", "", 10, 3));
        assertEquals(">\n", MarkdownText.quote("", "", 10, 100));
        assertEquals("> \u00a0\u00a0\u00a0\u00a0code  \n> x\n", MarkdownText.quote("    code\nx", "", 10, 100));
    }

    @Test
    void anyTextIsInert() {
        RandomText.forMany(text -> {
            assertInert(MarkdownText.inline(text));
            String quote = MarkdownText.quote(text, "  ", 50, 10_000);
            assertTrue(quote.endsWith("\n"));
            for (String line : quote.substring(0, quote.length() - 1).split("\n", -1)) {
                assertTrue(line.startsWith("  >"), line);
                assertInert(line.length() > 3 ? line.substring(4) : "");
            }
            String code = MarkdownText.code(text);
            TerminalTextTest.assertInert(code, false);
        });
    }

    private static void assertInert(String line) {
        TerminalTextTest.assertInert(line, false);
        String bare = withoutCodeAndEscapes(line);
        assertFalse(LIVE_START.matcher(bare).find(), () -> "starts a block: " + line);
        assertFalse(LIVE_INLINE.matcher(bare).find(), () -> "is alive: " + line + " as " + bare);
    }

    /** As a parser reads it, from left to right: an escaped character or a span of code becomes a letter. */
    private static String withoutCodeAndEscapes(String line) {
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < line.length(); ) {
            char each = line.charAt(i);
            if (each == '\\' && i + 1 < line.length() && isPunctuation(line.charAt(i + 1))) {
                bare.append('x');
                i += 2;
            } else if (each == '`') {
                int open = i;
                while (open < line.length() && line.charAt(open) == '`') {
                    open++;
                }
                int close = closing(line, open, open - i);
                assertTrue(close >= 0, () -> "code that never ends: " + line);
                bare.append('x');
                i = close;
            } else {
                bare.append(each);
                i++;
            }
        }
        return bare.toString();
    }

    private static int closing(String line, int from, int length) {
        for (int i = from; i < line.length(); ) {
            int end = i;
            while (end < line.length() && line.charAt(end) == '`') {
                end++;
            }
            if (end - i == length) {
                return end;
            }
            i = Math.max(end, i + 1);
        }
        return -1;
    }

    private static boolean isPunctuation(char each) {
        return each > ' ' && each < 0x7f && !Character.isLetterOrDigit(each);
    }
}
