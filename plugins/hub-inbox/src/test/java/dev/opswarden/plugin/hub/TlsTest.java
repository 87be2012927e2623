package dev.opswarden.plugin.hub;

import static dev.opswarden.plugin.hub.ScriptedHub.await;
import static dev.opswarden.plugin.hub.ScriptedHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestContext;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub over TLS with a private authority, and with one that is not trusted. */
class TlsTest extends HubSetUp {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path files;

    @BeforeAll
    static void makeAuthoritiesAndCertificates() throws IOException, InterruptedException {
        for (String authority : new String[] {"ours", "theirs"}) {
            keytool(authority, "-genkeypair", "-alias", "ca", "-dname", "CN=" + authority, "-ext", "bc:c");
            keytool(
                    authority,
                    "-exportcert",
                    "-alias",
                    "ca",
                    "-rfc",
                    "-file",
                    pem(authority).toString());
        }
        certificate("here", "ip:127.0.0.1,dns:localhost");
        certificate("elsewhere", "dns:hub.example");
    }

    @Test
    void aHubOfAPrivateAuthorityIsReadWithTheTokenOverTls() throws IOException {
        Path token = Files.writeString(files.resolve("token"), "s3cret");
        TestContext context = hub.at(
                serve("here") + "/base", Map.of("WARDEN_HUB_CA_FILE", pem("ours"), "WARDEN_HUB_TOKEN_FILE", token));

        await(new HubInbox(context).unread(new Sink()));

        assertEquals("Bearer s3cret", hub.requests.get(0).headers().get("Authorization"));
        assertTrue(hub.requests.get(0).uri().startsWith("/base/messages/"));
    }

    @Test
    void anAuthorityFileMayHoldSeveral() throws IOException {
        Path both = files.resolve("both.pem");
        Files.writeString(both, "# ours\n" + Files.readString(pem("theirs")) + Files.readString(pem("ours")));

        await(new HubInbox(hub.at(serve("here"), Map.of("WARDEN_HUB_CA_FILE", both))).unread(new Sink()));

        assertEquals(1, hub.requests.size());
    }

    @Test
    void aHubOfAnotherAuthorityIsRefusedAndTheSettingNamed() {
        String url = serve("here");

        assertRefused(hub.at(url, Map.of("WARDEN_HUB_CA_FILE", pem("theirs"))), "WARDEN_HUB_CA_FILE must hold");
        assertRefused(hub.at(url), "WARDEN_HUB_CA_FILE must hold");
    }

    @Test
    void aCertificateForAnotherNameIsRefused() {
        assertRefused(
                hub.at(serve("elsewhere"), Map.of("WARDEN_HUB_CA_FILE", pem("ours"))),
                "has a certificate for another name");
    }

    @Test
    void aHubThatSpeaksNoTlsIsToldApart() {
        String plain = hub.http(json(200, "[]")).replace("http://", "https://");

        assertRefused(hub.at(plain, Map.of("WARDEN_HUB_CA_FILE", pem("ours"))), "does not speak TLS");
    }

    private void assertRefused(TestContext context, String said) {
        HubInbox inbox = new HubInbox(context);

        WardenException failure = assertThrows(WardenException.class, () -> await(inbox.unread(new Sink())));
        assertEquals(ErrorKind.UNREACHABLE, failure.kind());
        assertTrue(failure.getMessage().contains(said), failure.getMessage());

        Health health = await(inbox.health());
        assertTrue(health instanceof Health.Unreachable, health.toString());
        assertTrue(health.detail().contains(said), health.detail());
        assertEquals(List.of(), hub.requests);
    }

    private String serve(String certificate) {
        PfxOptions keys =
                new PfxOptions().setPath(store(certificate).toString()).setPassword(PASSWORD);
        int port = hub.listen(new HttpServerOptions().setSsl(true).setKeyCertOptions(keys), json(200, "[]"));
        return "https://127.0.0.1:" + port;
    }

    /** A key of its own, signed by "ours". */
    private static void certificate(String name, String names) throws IOException, InterruptedException {
        String request = files.resolve(name + ".csr").toString();
        String signed = files.resolve(name + ".pem").toString();
        keytool(name, "-genkeypair", "-alias", "hub", "-dname", "CN=hub");
        keytool(name, "-certreq", "-alias", "hub", "-file", request);
        keytool(
                "ours",
                "-gencert",
                "-alias",
                "ca",
                "-infile",
                request,
                "-outfile",
                signed,
                "-rfc",
                "-ext",
                "san=" + names);
        keytool(
                name,
                "-importcert",
                "-noprompt",
                "-alias",
                "ca",
                "-file",
                pem("ours").toString());
        keytool(name, "-importcert", "-alias", "hub", "-file", signed);
    }

    private static Path store(String name) {
        return files.resolve(name + ".p12");
    }

    private static Path pem(String name) {
        return files.resolve(name + "-ca.pem");
    }

    private static void keytool(String store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store(store).toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        if (List.of(arguments).contains("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
        }
        Path said = files.resolve("keytool.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "keytool hangs");
        assertEquals(0, process.exitValue(), () -> command + ": " + text(said));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
