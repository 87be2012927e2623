package dev.opswarden.example.maildir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.Reply;
import dev.opswarden.spi.WardenException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies as they go out, byte by byte. */
final class OutgoingMailTest {

    private static final Instant NOW = Instant.parse("2026-11-02T09:30:00Z");
    private static final Mail QUESTION = new Mail(
            "Alice <alice@example.org>",
            "alice@example.org",
            "Deploy key",
            Optional.of("<2@example.org>"),
            List.of("<0@example.org>", "<1@example.org>"),
            "",
            List.of());

    @TempDir
    Path directory;

    @Test
    void theWholeOfAReply() {
        OutgoingMail mail = reply("ops@example.org", QUESTION, "Re: Deploy key", "In the vault.\n");

        assertEquals("""
                From: ops@example.org
                To: alice@example.org
                Subject: Re: Deploy key
                Date: Mon, 2 Nov 2026 09:30:00 +0000
                Message-ID: %s
                In-Reply-To: <2@example.org>
                References: <0@example.org>
                 <1@example.org>
                 <2@example.org>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                In the vault=2E
                """.formatted(mail.messageId()).replace("\n", "\r\n"), text(mail));
        assertTrue(mail.messageId().matches("<warden\\.[0-9a-f]{40}@example\\.org>"), mail.messageId());
    }

    @Test
    void theMessageIdFollowsFromTheKeyAlone() {
        String one = OutgoingMail.reply("ops@example.org", QUESTION, to("a", "b"), "key-1", NOW).messageId();
        String edited = OutgoingMail.reply("ops@example.org", QUESTION, to("c", "d"), "key-1", NOW.plusSeconds(9))
                .messageId();
        String other = OutgoingMail.reply("ops@example.org", QUESTION, to("a", "b"), "key-2", NOW).messageId();

        assertEquals(one, edited);
        assertNotEquals(one, other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: Z\u00fcrich \u2013 \u4f60\u597d \ud83d\ude00",
                "Re: =?utf-8?Q?not_what_it_seems?=",
                "",
                "Re: a subject of many words that is quite a bit longer than what fits on one line of a mail, and goes on",
            })
    void aSubjectArrivesAsItWasApproved(String subject) throws Exception {
        OutgoingMail mail = reply("ops@example.org", QUESTION, subject, "x");

        assertEquals(subject, read(mail).subject());
        assertTrue(text(mail).lines().allMatch(line -> line.length() <= 78), text(mail));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In the vault.\n",
                "Z\u00fcrich \u2013 \u4f60\u597d \ud83d\ude00\n\nBye\n",
                ".\n.\nFrom here\n..\n.\n",
                "blanks at the end  \n\ttab = equals\n",
                "Bcc: eve@example.org\n\nSubject: not a header\n",
            })
    void aTextArrivesAsItWasApproved(String text) throws Exception {
        OutgoingMail mail = reply("ops@example.org", QUESTION, "s", text);

        assertEquals(text, read(mail).text());
        assertTrue(text(mail).lines().allMatch(line -> line.length() <= 78), text(mail));
        assertTrue(text(mail).lines().noneMatch("."::equals), "a dot alone would end the mail");
        assertTrue(text(mail).chars().allMatch(c -> c < 127), "ASCII");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\nBcc: eve@example.org",
                "x\nBcc: eve@example.org\n\nbody",
                "x\rBcc: eve@example.org",
                "x\u0085Bcc: eve@example.org",
                "x\u2028Bcc: eve@example.org",
                "x\u0000\u001b[31m",
            })
    void nothingMakesAnotherHeader(String hostile) {
        Mail mail = new Mail(
                hostile, "alice@example.org", hostile, Optional.of("<2@example.org>"), List.of(), hostile, List.of());

        OutgoingMail outgoing = OutgoingMail.reply(
                "\"" + hostile + "\" <ops@example.org>",
                mail,
                new Reply(hostile, hostile, "x", hostile, new MessageId("m")),
                hostile,
                NOW);

        List<String> names = new ArrayList<>();
        for (String line : text(outgoing).split("\r\n\r\n", 2)[0].split("\r\n")) {
            if (!line.startsWith(" ")) {
                names.add(line.substring(0, line.indexOf(':')));
            }
        }
        assertEquals(
                List.of("From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "MIME-Version",
                        "Content-Type", "Content-Transfer-Encoding"),
                names);
        assertTrue(text(outgoing).chars().allMatch(c -> c == '\r' || c == '\n' || c >= ' ' && c < 127));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b.org, c@d.org>x", "ops@", "<>"})
    void aSenderThatIsNoneIsRefused(String from) {
        WardenException refused =
                assertThrows(WardenException.class, () -> reply(from, QUESTION, "s", "x"));

        assertEquals(ErrorKind.REJECTED, refused.kind());
        assertTrue(refused.getMessage().contains("INBOX_MAILDIR_FROM"), refused.getMessage());
    }

    @Test
    void ofALongThreadTheFirstAndTheLatestAreNamed() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            many.add("<" + i + "@example.org>");
        }
        Mail mail = new Mail("a", "alice@example.org", "s", Optional.of("<90@example.org>"), many, "", List.of());

        String head = text(reply("ops@example.org", mail, "s", "x"));

        assertTrue(head.contains("References: <0@example.org>\r\n <72@example.org>"), head);
        assertTrue(head.contains(" <90@example.org>\r\nMIME"), head);
    }

    private static OutgoingMail reply(String from, Mail mail, String subject, String body) {
        return OutgoingMail.reply(from, mail, to(subject, body), "key-1", NOW);
    }

    private static Reply to(String subject, String body) {
        return new Reply("Alice <alice@example.org>", subject, body, "t", new MessageId("m"));
    }

    private Mail read(OutgoingMail mail) throws Exception {
        return MailReader.read(Files.write(directory.resolve("mail"), mail.bytes()));
    }

    private static String text(OutgoingMail mail) {
        return new String(mail.bytes(), StandardCharsets.US_ASCII);
    }
}
