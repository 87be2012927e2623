package dev.opswarden.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class NotificationTextTest {

    @Test
    void ordinaryWordsStayAsTheyAre() {
        assertEquals("Where is the key? It's \"due\"", NotificationText.markup("Where is the key? It's \"due\"", 80));
        assertEquals("漢字 é 😀", NotificationText.plain("漢字 é 😀", 80));
    }

    @Test
    void markupIsText() {
        assertEquals("&lt;b&gt;R&amp;D&lt;/b&gt; &amp;lt;", NotificationText.markup("<b>R&D</b> &lt;", 80));
        assertEquals("<b>R&D</b>", NotificationText.plain("<b>R&D</b>", 80));
    }

    @Test
    void itIsOneLineInWhichNothingHides() {
        assertEquals("a b c", NotificationText.plain(" a\r\nb\t\u2028 c\n", 80));
        assertEquals("␛[31m∖u202ex", NotificationText.plain("\u001b[31m\u202ex", 80));
    }

    @Test
    void notifySendFindsNothingToUnescape() {
        assertEquals("∖074b∖076∖n", NotificationText.markup("\\074b\\076\\n", 80));
    }

    @Test
    void whatIsLongIsCutAndNoEntityWithIt() {
        assertEquals("&lt;&lt;…", NotificationText.markup("<<<", 2));
        assertEquals("ab", NotificationText.plain("ab", 2));
        assertEquals("ab…", NotificationText.plain("ab c", 2));
        assertEquals("a…", NotificationText.plain("a😀b", 2));
        assertEquals(101, NotificationText.plain("x ".repeat(1_000_000), 100).length());
    }
}
