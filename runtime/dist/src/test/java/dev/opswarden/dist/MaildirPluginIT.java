package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.testkit.TestContext;
import dev.opswarden.testkit.TestSettings;
import dev.opswarden.testkit.TestingClock;
import dev.opswarden.testkit.jar.PluginJar;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plugin from outside: built by itself, installed, run over real and malformed mails, and removed again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class MaildirPluginIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, String> environment = new HashMap<>();

    private Path jar;
    private Path work;
    private Distribution distribution;
    private MaildirMails maildir;
    private Path sendmail;

    @BeforeAll
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void buildAsItsAuthorWould(@TempDir Path directory) throws Exception {
        jar = new ForeignBuild(directory).build("inbox-maildir");
    }

    @BeforeEach
    void anInstallation(@TempDir Path directory) throws Exception {
        work = directory;
        distribution = new Distribution(work);
        Path plugins = Files.createDirectory(work.resolve("plugins"));
        try (var jars =
                Files.list(Path.of(System.getProperty("warden.dist", "")).resolve("plugins"))) {
            for (Path shipped :
                    jars.filter(name -> name.toString().endsWith(".jar")).toList()) {
                Files.copy(shipped, plugins.resolve(shipped.getFileName()));
            }
        }
        maildir = new MaildirMails(work.resolve("Maildir"));
        sendmail = work.resolve("send mail");
        Files.writeString(
                sendmail,
                "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + work.resolve("arguments") + "'\ncat > '"
                        + work.resolve("sent.eml") + "'\n");
        Files.setPosixFilePermissions(sendmail, PosixFilePermissions.fromString("rwx------"));
        environment.clear();
        environment.put("WORKER_PLUGINS_DIR", plugins.toString());
        environment.put("WORKER_STATE_DIR", work.resolve("state").toString());
        environment.put("WORKER_INBOX", "maildir");
        environment.put("WORKER_BRAIN", "drools");
        environment.put("WORKER_NOTIFY", "");
        environment.put("WORKER_MAX_MESSAGES", "1000");
        environment.put("INBOX_MAILDIR_DIRECTORY", work.resolve("Maildir").toString());
        environment.put("INBOX_MAILDIR_FROM", "Op\u00e9rations <ops@example.org>");
        environment.put("INBOX_MAILDIR_SENDMAIL", "'" + sendmail + "' -i -t");
    }

    @Test
    void itIsInstalledRunAndRemoved() throws Exception {
        String id = maildir.ask("Alice <alice@example.org>", "Deploy key", "Where is the deploy key kept?");
        assertEquals(69, run("tick").status(), "there is no inbox 'maildir' yet");

        Ran installed = run("plugins", "install", jar.toString());
        assertEquals(0, installed.status(), installed::err);
        assertTrue(run("plugins", "list").out().contains("inbox:maildir"), installed::out);
        JsonNode report = tick();
        assertEquals(1, report.at("/decisions/reply").asInt(), report::toString);
        assertEquals("unread", Files.exists(work.resolve("Maildir/new").resolve(id)) ? "unread" : "touched");
        assertFalse(Files.exists(work.resolve("sent.eml")), "a tick sends nothing");

        Ran approved = run("approve", id);
        assertEquals(0, approved.status(), approved::err);
        String mail = Files.readString(work.resolve("sent.eml"), StandardCharsets.US_ASCII);
        assertEquals(List.of("-i", "-t"), Files.readAllLines(work.resolve("arguments")));
        checkHead(mail.split("\r\n\r\n", 2)[0]);
        assertTrue(Files.exists(work.resolve("Maildir/cur").resolve(id + ":2,RS")), maildir.files()::toString);
        Files.delete(work.resolve("sent.eml"));
        assertEquals(1, run("approve", id).status(), "sent already");
        assertFalse(Files.exists(work.resolve("sent.eml")), "once");

        assertEquals(0, run("plugins", "remove", "inbox-maildir").status());
        assertEquals(69, run("tick").status());
    }

    @Test
    void everyRealMailIsReadAndNoMalformedOneStopsIt() throws Exception {
        maildir.deliverAll(sample());
        List<String> malformed = maildir.deliverMalformed();
        Map<String, Long> before = maildir.files();
        assertEquals(0, run("plugins", "install", jar.toString()).status());

        JsonNode report = tick();

        assertEquals(maildir.texts.size(), report.at("/messages/new").asInt(), report::toString);
        assertEquals(malformed.size(), report.at("/messages/rejected").asInt(), report::toString);
        assertEquals(before, maildir.files(), "a tick moves, renames and writes nothing");
        String digest = run("digest").out();
        for (String kind : malformed) {
            assertTrue(
                    digest.contains(kind) || report.toString().contains(kind),
                    () -> kind + " is not named in the digest: " + digest);
        }
    }

    @Test
    void theTextOfEachRealMailIsWhole() throws Exception {
        maildir.deliverAll(sample());
        Map<String, String> read = new TreeMap<>();
        Vertx vertx = Vertx.vertx();
        try (PluginJar opened = PluginJar.open(jar)) {
            InboxSource inbox = opened.extension(
                    InboxSource.class,
                    new TestContext(
                            "inbox-maildir",
                            vertx,
                            new TestSettings(environment, Map.of()),
                            new TestingClock(),
                            "ops-warden",
                            work.resolve("context")));
            for (RawMessage message : inbox.recent(1_000).result()) {
                read.put(message.id().value(), message.body());
            }
        } finally {
            vertx.close().await();
        }

        int whole = 0;
        for (Map.Entry<String, String> mail : maildir.texts.entrySet()) {
            String text = read.getOrDefault(mail.getKey(), "is missing");
            if (words(text).equals(words(mail.getValue()))) {
                whole++;
            } else {
                System.out.println(mail.getKey() + " differs");
            }
        }
        assertEquals(maildir.texts.size(), whole, "mails whose text is what was written");
    }

    @Test
    void itsSettingsAreShownAndCheckedAsTheHostsOwn() throws Exception {
        assertEquals(0, run("plugins", "install", jar.toString()).status());

        String shown = run("config").out();
        assertTrue(shown.contains("INBOX_MAILDIR_DIRECTORY"), shown);
        assertTrue(run("plugins", "info", "inbox-maildir").out().contains("INBOX_MAILDIR_FROM (text)"));

        environment.put("INBOX_MAILDIR_DIRECTORY", "~/Maildir");
        Ran refused = run("config");
        assertEquals(78, refused.status(), refused::out);
        assertTrue(
                refused.err().contains("INBOX_MAILDIR_DIRECTORY='~/Maildir' (environment): nothing is expanded here"),
                refused::err);
        assertTrue(
                run("plugins", "list", "--json").out().contains("INBOX_MAILDIR_DIRECTORY='~/Maildir'"),
                "the plugin fails by it");
    }

    private static void checkHead(String head) {
        assertTrue(head.chars().allMatch(c -> c == '\r' || c == '\n' || (c >= ' ' && c < 127)), head);
        List<String> lines = List.of(head.split("\r\n"));
        assertEquals("To: alice@example.org", lines.get(2), head);
        assertEquals("Subject: Re: Deploy key", lines.get(3), head);
        assertTrue(head.startsWith("From: =?"), head);
        assertTrue(head.contains("\r\n <ops@example.org>\r\n"), head);
        assertTrue(head.contains("\r\nIn-Reply-To: <question@example.org>\r\n"), head);
        assertTrue(head.contains("\r\nReferences: <first@example.org>\r\n <question@example.org>\r\n"), head);
        assertTrue(head.matches("(?s).*\r\nMessage-ID: <warden\\.[0-9a-f]{40}@example\\.org>\r\n.*"), head);
        assertTrue(head.endsWith("Content-Transfer-Encoding: quoted-printable"), head);
    }

    private static String words(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\u00a0]+", " ").strip();
    }

    private static Path sample() {
        return Path.of(System.getProperty("mail.sample")).toAbsolutePath().normalize();
    }

    private JsonNode tick() throws Exception {
        Ran tick = run("tick", "--json");
        assertEquals(0, tick.status(), tick::err);
        return JSON.readTree(tick.out());
    }

    private Ran run(String... args) throws Exception {
        return distribution.run(environment, args);
    }
}
