package dev.opswarden.example.maildir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestContext;
import dev.opswarden.testkit.TestSettings;
import dev.opswarden.testkit.TestingClock;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, flags and threads, and settings that cannot be used. */
final class MaildirTest {

    @TempDir
    Path home;

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, String> settings = new HashMap<>();
    private SomeMaildir maildir;

    @BeforeEach
    void make() throws Exception {
        maildir = new SomeMaildir(home);
        settings.putAll(SomeMaildir.settings(home));
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "new/1790000000.M1P2.host|1790000000.M1P2.host|true",
        "cur/1790000000.M1P2.host:2,|1790000000.M1P2.host|true",
        "cur/1790000000.M1P2.host:2,F|1790000000.M1P2.host|true",
        "cur/1790000000.M1P2.host,U=7:2,S|1790000000.M1P2.host|false",
        "cur/1790000000.M1P2.host,S=99,W=101:2,FRS|1790000000.M1P2.host|false",
        "cur/1790000000.M1P2.host:2,T|1790000000.M1P2.host|false",
    })
    void aNameTellsTheMailAndItsFlags(String name, String id, boolean unread) {
        MailFile file = MailFile.of(maildir.path().resolve(name));

        assertEquals(new MessageId(id), file.id());
        assertEquals(unread, file.isUnread());
        assertEquals(Instant.ofEpochSecond(1_790_000_000L), file.deliveredAt());
    }

    @Test
    void aNameThatCannotBeAnIdHasOneAllTheSame() {
        String id = MailFile.of(Path.of("/m/new/" + "x".repeat(200))).id().value();

        assertTrue(id.matches("name-[0-9a-f]{64}"), id);
        assertEquals(id, MailFile.of(Path.of("/m/cur/" + "x".repeat(200) + ":2,S")).id().value());
    }

    @Test
    void aThreadHoldsTheMailsThatReferToItsFirst() throws Exception {
        MessageId first = mail("Message-ID: <1@x>\n");
        MessageId second = mail("Message-ID: <2@x>\nIn-Reply-To: <1@x>\n");
        MessageId third = mail("Message-ID: <3@x>\nReferences: <1@x> <2@x>\n");
        mail("Message-ID: <4@x>\n");

        List<RawMessage> thread = inbox().thread("<1@x>").result();

        assertEquals(List.of(first, second, third), thread.stream().map(RawMessage::id).toList());
        assertEquals("<1@x>", thread.get(2).thread());
    }

    @Test
    void aSecondMailWithTheSameMessageIdHidesNothing() throws Exception {
        MessageId one = mail("Message-ID: <1@x>\n");
        MessageId two = mail("Message-ID: <1@x>\n");

        assertEquals(
                List.of(one, two),
                inbox().recent(10).result().stream().map(RawMessage::id).toList());
    }

    @Test
    void aDraftOfAMailProgramIsNoMail() throws Exception {
        Files.writeString(maildir.path().resolve("cur/1790000000.M1P2.host:2,D"), "From: a@b.org\n\nx");
        Files.writeString(maildir.path().resolve("new/.hidden"), "x");

        assertEquals(List.of(), inbox().recent(10).result());
    }

    @Test
    void eachTroubleHasItsName() throws Exception {
        assertInstanceOf(Health.Healthy.class, inbox().health().result());
        Files.delete(maildir.path().resolve("new"));
        assertInstanceOf(Health.NotAHub.class, inbox().health().result());
        maildir.goesAway();
        assertInstanceOf(Health.Unreachable.class, inbox().health().result());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sendmail -t", "'/usr/sbin/sendmail", ""})
    void aCommandThatCannotBeUsedIsNamed(String command) {
        settings.put(MaildirSettings.SENDMAIL, command);

        WardenException bad = assertThrows(WardenException.class, () -> inbox().health());

        assertEquals(ErrorKind.SETTINGS, bad.kind());
        assertTrue(bad.getMessage().startsWith("INBOX_MAILDIR_SENDMAIL='" + command + "'"), bad.getMessage());
    }

    @Test
    void withoutSettingsTheUsualPlacesAreTaken() {
        settings.clear();

        MaildirSettings usual = MaildirSettings.of(context());

        assertEquals(Path.of(System.getProperty("user.home"), "Maildir"), usual.maildir());
        assertEquals(List.of("/usr/sbin/sendmail", "-i", "-t"), usual.sendmail());
        assertFalse(usual.from().isPresent());
    }

    private MessageId mail(String headers) throws Exception {
        return maildir.deliver(("From: a@b.org\nSubject: s\n" + headers + "\nx").getBytes(StandardCharsets.US_ASCII));
    }

    private MaildirInbox inbox() {
        return new MaildirInbox(context());
    }

    private TestContext context() {
        return new TestContext(
                "inbox-maildir",
                vertx,
                new TestSettings(settings, Map.of()),
                new TestingClock(),
                "ops-warden",
                home.resolve("host"));
    }
}
