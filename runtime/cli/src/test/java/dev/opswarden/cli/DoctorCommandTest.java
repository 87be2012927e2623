package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.cli.Shell.Ran;
import dev.opswarden.engine.json.Json;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.FakeBrain;
import dev.opswarden.testkit.FakeInbox;
import dev.opswarden.testkit.FakeNotifier;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    Path home;

    private final FakeInbox inbox = new FakeInbox();
    private final FakeNotifier notifier = new FakeNotifier();
    private RuleBook.Status rules = new RuleBook.Status(3, 12, RuleBook.State.CURRENT, List.of());
    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(home)
                .with("WORKER_INBOX", "fake")
                .with("WORKER_BRAIN", "drools")
                .with("WORKER_NOTIFY", "fake");
    }

    @Test
    void everyPartThatWorksIsOkAndNothingIsChanged() throws IOException {
        Map<String, String> grades = grades(0);

        for (String part :
                List.of("java", "settings", "state directory", "plugins", "hub", "model", "rules", "notification")) {
            assertEquals("ok", grades.get(part), part);
        }
        assertEquals("warn", grades.get("timer"), "it is not installed");
        assertEquals(1, notifier.told().size());
        assertTrue(inbox.calls().contains("message"), inbox.calls()::toString);
        try (var files = Files.list(home)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void theNameOfEveryPartStandsApartFromWhatIsSaidOfIt() {
        String page = run(0);

        assertTrue(page.contains("ok    state directory  '"), page);
    }

    @Test
    void threeKindsOfTroubleWithTheHubHaveThreeMends() {
        inbox.answering(Future.succeededFuture(new Health.Unreachable("connection refused")));
        assertTrue(run(1).contains("cannot be reached: connection refused"));
        inbox.answering(Future.succeededFuture(new Health.Refused("401")));
        assertTrue(run(1).contains("→ check WARDEN_HUB_TOKEN_FILE and WARDEN_AGENT"));
        inbox.answering(Future.succeededFuture(new Health.NotAHub("it speaks HTML")));
        assertTrue(run(1).contains("→ check WARDEN_HUB_URL"));
    }

    @Test
    void settingsThatCannotBeUsedAreAFaultAndTheRestIsSaidNotToBeTried() {
        shell.with("WORKER_KEEP", "nonsense");

        Map<String, String> grades = grades(1);

        assertEquals("fail", grades.get("settings"));
        assertFalse(grades.containsKey("hub"));
        assertEquals(List.of(), inbox.calls());
    }

    @Test
    void rulesThatAreNotCurrentAreAFaultThatRulesCheckExplains() {
        rules = new RuleBook.Status(3, 12, RuleBook.State.LAST_KNOWN_GOOD, List.of("a.drl:3: no"));

        String out = run(1);

        assertTrue(out.contains("fail  rules            last-known-good: a.drl:3: no\n"), out);
        assertTrue(out.contains("→ warden-runtime rules check\n"), out);
    }

    @Test
    void aNotifierThatDeclinesIsAWarning() {
        notifier.answering(Future.succeededFuture(new Notifier.Outcome.Declined("no session bus")));

        assertEquals("warn", grades(0).get("notification"));
    }

    @Test
    void aStateDirectoryThatCannotBeUsedIsAFault() throws IOException {
        Files.createDirectories(shell.stateDirectory().getParent());
        Files.writeString(shell.stateDirectory(), "a file");

        assertEquals("fail", grades(1).get("state directory"));
    }

    @Test
    void aStateDirectoryThatOthersMayReadIsAWarning() throws IOException {
        Files.createDirectories(shell.stateDirectory());
        Files.setPosixFilePermissions(shell.stateDirectory(), PosixFilePermissions.fromString("rwxr-xr-x"));

        String out = run(0);

        assertTrue(out.contains("→ chmod 700 " + shell.stateDirectory()), out);
    }

    @Test
    void whatMendsIsOneWordWhateverThePathHolds() throws IOException {
        Path file = Files.writeString(home.resolve("a token's place"), "s3cr3t-t0ken\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        shell.with("WARDEN_HUB_TOKEN_FILE", file.toString());

        String out = run(0);

        assertTrue(out.contains("→ chmod 600 '" + home + "/a token'\\''s place'"), out);
    }

    @Test
    void aTokenFileThatOthersCanReadIsAWarningAndItsContentIsNotShown() throws IOException {
        Path file = Files.writeString(home.resolve("token"), "s3cr3t-t0ken\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        shell.with("WARDEN_HUB_TOKEN_FILE", file.toString());

        String out = run(0);

        assertTrue(out.contains("→ chmod 600 " + file), out);
        assertFalse(out.contains("s3cr3t"), out);
    }

    private Map<String, String> grades(int status) {
        Ran ran = ran("doctor", "--json");
        assertEquals(status, ran.status(), ran::toString);
        Map<String, String> grades = new TreeMap<>();
        try {
            Map<?, ?> document = (Map<?, ?>) Json.tree(ran.out());
            for (Object check : (List<?>) document.get("checks")) {
                Map<?, ?> fields = (Map<?, ?>) check;
                grades.put((String) fields.get("name"), (String) fields.get("status"));
            }
        } catch (IOException e) {
            throw new AssertionError(ran.toString(), e);
        }
        return grades;
    }

    private String run(int status) {
        Ran ran = ran("doctor");
        assertEquals(status, ran.status(), ran::toString);
        return ran.out();
    }

    private Ran ran(String... command) {
        shell.withPlugins(
                List.of(FakeRuleBook.JAR),
                inbox,
                notifier,
                FakeBrain.saying("drools", Triage.abstain("no")),
                new FakeRuleBook("drools", Future.succeededFuture(rules)));
        return shell.run(command);
    }
}
