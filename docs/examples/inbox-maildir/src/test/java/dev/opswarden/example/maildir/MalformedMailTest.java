package dev.opswarden.example.maildir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails that no mail program would write: read as far as they can be, or refused with the reason. */
final class MalformedMailTest {

    private static final String FROM = "From: a@b.org\nSubject: s\n";

    @TempDir
    Path directory;

    static Arguments[] refused() {
        return new Arguments[] {
            Arguments.of("empty", "", "it is empty"),
            Arguments.of("no From", "Subject: s\n\nx", "it has no sender"),
            Arguments.of("a From without an address", "From: \n\nx", "its From holds no address"),
            Arguments.of("a From that is no address", "From: <<@@>>\n\nx", "its From"),
            Arguments.of("bytes", "\u0000\u0001\u0002\u00ff".repeat(1_000), "it has no sender"),
            Arguments.of("a text alone", "Dear all,\n\nwhat now?\n", "it has no sender"),
            Arguments.of("a header without end", FROM + "X-A: " + "a".repeat(150_000) + "\n\nx", "more than 100000"),
            Arguments.of("a folded header without end", FROM + "X-A: a\n" + " folded\n".repeat(20_000) + "\nx", "100000"),
            Arguments.of("headers without end", FROM + "X-A: a\n".repeat(2_000) + "\nx", "more than 1000 headers"),
            Arguments.of("parts within parts", nested(40), "more than 20 deep"),
            Arguments.of("parts without end", many(2_000), "more than 500 parts"),
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String kind, String mail, String reason) throws Exception {
        Path file = Files.write(directory.resolve("mail"), mail.getBytes(StandardCharsets.ISO_8859_1));

        UnreadableMail refused = assertThrows(UnreadableMail.class, () -> MailReader.read(file), kind);

        assertTrue(refused.reason().contains(reason), refused::reason);
    }

    static Arguments[] readAsFarAsItGoes() {
        String mixed = FROM + "Content-Type: multipart/mixed; boundary=xx\n\n";
        return new Arguments[] {
            Arguments.of("an end in the middle of a part", mixed + "--xx\nContent-Type: text/plain\n\nhalf", "half"),
            Arguments.of("no boundary", FROM + "Content-Type: multipart/mixed\n\n--xx\n\ntext\n--xx--\n", ""),
            Arguments.of("a boundary that never comes", mixed + "no part at all\n", ""),
            Arguments.of("broken base64", FROM + "Content-Transfer-Encoding: base64\n\naGVsbG8*&^\n", "hel"),
            Arguments.of("broken quoted-printable", FROM + "Content-Transfer-Encoding: quoted-printable\n\na=ZZb=\n", "a"),
            Arguments.of("an unknown encoding", FROM + "Content-Transfer-Encoding: x-uue\n\nhello\n", "hello"),
            Arguments.of("a line that is no header", FROM + "what is this\nX: y\n\nhello\n", "hello"),
            Arguments.of("a nul", FROM + "\nhel\u0000lo\n", "hel\u0000lo"),
            Arguments.of("carriage returns alone", "From: a@b.org\rSubject: s\r\rhello\r", ""),
            Arguments.of("a line of 200,000", FROM + "\nhello" + "x".repeat(200_000), "hello"),
            Arguments.of("a type that is none", FROM + "Content-Type: ;;;==\n\nhello\n", "hello"),
            Arguments.of("an mbox line", "From a@b.org Mon Nov  2 09:30:00 2026\n" + FROM + "\nhello\n", "hello"),
            Arguments.of("two senders", "From: c@d.org\n" + FROM + "\nhello\n", "hello"),
            Arguments.of("no end of the headers", FROM.strip(), ""),
            Arguments.of("html that never closes", FROM + "Content-Type: text/html\n\n<p>hello" + "<div>".repeat(50_000), "hello"),
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void readAsFarAsItGoes(String kind, String text, String holds) throws Exception {
        Path file = Files.write(directory.resolve("mail"), text.getBytes(StandardCharsets.ISO_8859_1));

        try {
            Mail mail = MailReader.read(file);
            assertTrue(mail.text().contains(holds), kind);
        } catch (UnreadableMail e) {
            assertEquals("carriage returns alone", kind, e.reason());
        }
    }

    @Test
    void whatIsNoFileIsNotOpened() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "From: a@b.org\n\nx");
        Path link = Files.createSymbolicLink(directory.resolve("link"), secret);

        assertEquals(
                "it is no regular file",
                assertThrows(UnreadableMail.class, () -> MailReader.read(link)).reason());
        assertEquals(
                "it is no regular file",
                assertThrows(UnreadableMail.class, () -> MailReader.read(directory)).reason());
    }

    @Test
    void aMailThatIsTooLargeIsNotOpened() throws Exception {
        Path file = directory.resolve("mail");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(MailReader.MOST_BYTES + 1);
        }

        assertTrue(assertThrows(UnreadableMail.class, () -> MailReader.read(file))
                .reason()
                .contains("33554433 bytes"));
    }

    /** Bytes changed at random in a mail with everything in it: read or refused, and nothing else. */
    @Test
    void noDamageIsAnythingElse() throws Exception {
        Random random = new Random(20261102);
        byte[] whole = (FROM + "Content-Type: multipart/alternative; boundary=xx\n\n--xx\nContent-Type: text/plain;"
                        + " charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nh=C3=A9llo\n--xx\nContent-Type:"
                        + " text/html\nContent-Transfer-Encoding: base64\n\nPHA+aGVsbG88L3A+\n--xx--\n")
                .getBytes(StandardCharsets.US_ASCII);
        Path file = directory.resolve("mail");
        int read = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            for (int j = random.nextInt(20); j >= 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                read += MailReader.read(file).address().isEmpty() ? 0 : 1;
            } catch (UnreadableMail e) {
                assertTrue(e.reason().startsWith("it"), e.reason());
            }
        }
        assertTrue(read > 1_000, "most of them can be read: " + read);
    }

    private static String nested(int depth) {
        StringBuilder mail = new StringBuilder(FROM);
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b").append(i).append('\n');
        }
        return mail.append("\ntext\n").toString();
    }

    private static String many(int parts) {
        return FROM + "Content-Type: multipart/mixed; boundary=xx\n\n" + "--xx\n\ntext\n".repeat(parts) + "--xx--\n";
    }
}
