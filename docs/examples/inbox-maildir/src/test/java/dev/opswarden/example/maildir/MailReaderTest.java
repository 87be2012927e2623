package dev.opswarden.example.maildir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails as they come. */
final class MailReaderTest {

    @TempDir
    Path directory;

    @Test
    void aPlainMail() throws Exception {
        Mail mail = read("""
                From: Alice Smith <alice@example.org>
                Subject: Deploy
                  key
                Message-ID: <1@example.org>
                References: <root@example.org>
                  <0@example.org>

                Where is it?
                """);

        assertEquals("Alice Smith <alice@example.org>", mail.sender());
        assertEquals("alice@example.org", mail.address());
        assertEquals("Deploy key", mail.subject());
        assertEquals(Optional.of("<1@example.org>"), mail.messageId());
        assertEquals(List.of("<root@example.org>", "<0@example.org>"), mail.references());
        assertEquals("<root@example.org>", mail.thread());
        assertEquals("Where is it?\n", mail.text());
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8,utf-8,Zürich – 你好",
        "iso-8859-1,iso-8859-1,Zürich",
        "iso-8859-1,windows-1252,Zürich – “quoted”",
        "koi8-r,koi8-r,Привет",
        "iso-2022-jp,iso-2022-jp,こんにちは",
        "gb18030,gb18030,你好",
        "us-ascii,utf-8,Zürich – 你好",
        "x-nobody-knows,utf-8,Zürich",
        "x-nobody-knows,windows-1252,Zürich",
        "'\"; drop table',utf-8,Zürich",
    })
    void textInACharacterSet(String named, String real, String text) throws Exception {
        byte[] bytes = text.getBytes(Charset.forName(real));
        String head = "From: a@b.org\nContent-Type: text/plain; charset=" + named + "\n";

        assertEquals(text, read(join(head + "Content-Transfer-Encoding: 8bit\n\n", bytes)).text());
        assertEquals(
                text,
                read(join(
                                head + "Content-Transfer-Encoding: base64\n\n",
                                Base64.getMimeEncoder().encode(bytes)))
                        .text());
    }

    @ParameterizedTest
    @CsvSource({
        "=?utf-8?Q?Z=C3=BCrich?= =?utf-8?B?IOKAkyDkvaDlpb0=?=,Zürich – 你好",
        "=?utf-8?Q?line=0D=0ABcc:_eve@example.org?=,line Bcc: eve@example.org",
        "=?x-nobody?Q?Z=FCrich?=,=?x-nobody?Q?Z=FCrich?=",
        "=?utf-8?B?%%%?= after,?",
        "plain Zürich,plain Zürich",
    })
    void aSubject(String written, String read) throws Exception {
        String subject = read("From: a@b.org\nSubject: " + written + "\n\nx").subject();

        assertFalse(subject.chars().anyMatch(Character::isISOControl), subject);
        if (!read.equals("?")) {
            assertEquals(read, subject);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "=?utf-8?Q?Ren=C3=A9e?= <r@b.org>|Renée <r@b.org>",
        "\"Eve <boss@b.org>\" <eve@evil.org>|Eve  boss@b.org <eve@evil.org>",
        "root|root",
        "\"rite1@reset.jp\"@b.org|rite1@reset.jp@b.org",
        "Team: a@b.org, c@d.org;|a@b.org",
        "a@b.org, c@d.org|a@b.org",
    })
    void aSender(String written, String read) throws Exception {
        String sender = read("From: " + written + "\n\nx").sender();

        assertEquals(read.replace("  ", " "), sender.replace("  ", " "));
    }

    @Test
    void htmlIsReadAsItIsSeen() throws Exception {
        String html = "<html><head><title>no</title><style>p{x}</style></head><body><h1>Hello&nbsp;you</h1>"
                + "<p>One<br>two <b>three</b></p><script>evil()</script>"
                + "<a href='https://evil.example/x'>https://bank.example</a><table><tr><td>a</td><td>b</td></tr></table>";

        assertEquals(
                "Hello you\nOne\ntwo three\nhttps://bank.example <https://evil.example/x>\na b",
                read("From: a@b.org\nContent-Type: text/html; charset=utf-8\n\n" + html).text());
    }

    @Test
    void plainTextComesBeforeTheHtmlThatSaysTheSame() throws Exception {
        assertEquals("plain", multipart("alternative", part("text/html", "<p>html"), part("text/plain", "plain")));
        assertEquals("html", multipart("alternative", part("text/plain", "  "), part("text/html", "<p>html")));
        assertEquals("plain\nhtml", multipart("mixed", part("text/plain", "plain"), part("text/html", "<p>html")));
    }

    @Test
    void anAttachmentIsNamedAndNotShown() throws Exception {
        assertEquals(
                "text\n[attachment: report.pdf, application/pdf]\n[attachment: text/plain]\n[attachment: message/rfc822]",
                multipart(
                        "mixed",
                        part("text/plain", "text"),
                        part("application/pdf\nContent-Disposition: attachment; filename=report.pdf", "JVBERi0="),
                        part("text/plain\nContent-Disposition: attachment", "hidden"),
                        part("message/rfc822", "From: eve@example.org\nSubject: inner\n\ninner text")));
    }

    @Test
    void textThatIsTooLongIsCutAndSaysSo() throws Exception {
        String text = read("From: a@b.org\n\n" + "word word\n".repeat(300_000)).text();

        assertTrue(text.length() < MailText.MOST_BYTES + 100);
        assertTrue(text.endsWith("[the rest of this mail is longer than what is read]"));
    }

    @Test
    void whatHeadersSayOfAMailIsALabel() throws Exception {
        assertEquals(
                List.of("list", "auto-submitted"),
                read("From: a@b.org\nList-Id: <l.b.org>\nAuto-Submitted: auto-replied\n\nx").labels());
        assertEquals(List.of(), read("From: a@b.org\nAuto-Submitted: no\n\nx").labels());
    }

    private String multipart(String kind, String... parts) throws Exception {
        return read("From: a@b.org\nContent-Type: multipart/" + kind + "; boundary=xx\n\n--xx\n"
                        + String.join("\n--xx\n", parts) + "\n--xx--\n")
                .text()
                .strip();
    }

    private static String part(String type, String text) {
        return "Content-Type: " + type + "\n\n" + text;
    }

    private Mail read(String mail) throws Exception {
        return read(mail.getBytes(StandardCharsets.UTF_8));
    }

    private Mail read(byte[] mail) throws Exception {
        return MailReader.read(Files.write(directory.resolve("mail"), mail));
    }

    private static byte[] join(String head, byte[] body) {
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[first.length + body.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        return all;
    }
}
