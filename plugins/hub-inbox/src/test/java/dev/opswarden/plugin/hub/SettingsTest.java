package dev.opswarden.plugin.hub;

import static dev.opswarden.plugin.hub.ScriptedHub.await;
import static dev.opswarden.plugin.hub.ScriptedHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.HttpEndpoint;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.ProgressNote;
import dev.opswarden.spi.WardenException;
import dev.opswarden.testkit.TestContext;
import io.vertx.core.net.HostAndPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract, section 2: where the hub is, and the token that goes there and nowhere else. */
class SettingsTest extends HubSetUp {

    @TempDir
    Path files;

    @Test
    void theTokenIsSentAsABearerTokenWithEveryRequest() throws IOException {
        TestContext context = withToken(hub.http(json(200, "[]")), " s3cret\n");

        await(new HubInbox(context).health());
        await(new HubInbox(context).unread(new Sink()));
        await(new HubReplyChannel(context).find("t", new MessageId("m")));
        await(new HubReplyChannel(context).markRead(new MessageId("m")));
        await(new HubProgressLog(context).post(new ProgressNote("s", "d"), "k"));

        assertEquals(5, hub.requests.size());
        for (ScriptedHub.Request request : hub.requests) {
            assertEquals("Bearer s3cret", request.headers().get("Authorization"));
        }
    }

    @Test
    void theThreeExtensionsShareOneConnection() {
        Set<String> peers = ConcurrentHashMap.newKeySet();
        TestContext context = hub.at(hub.http(request -> {
            peers.add(request.connection().remoteAddress().toString());
            json(200, "[]").handle(request);
        }));

        await(new HubInbox(context).unread(new Sink()));
        await(new HubReplyChannel(context).markRead(new MessageId("m")));
        await(new HubProgressLog(context).post(new ProgressNote("s", "d"), "k"));

        assertEquals(1, peers.size());
    }

    @Test
    void aTokenThatTheHubEchoesIsNotShown() throws IOException {
        TestContext context = withToken(hub.http(json(401, "{\"detail\":\"token s3cret is unknown\"}")), "s3cret");

        String text = failure(context).getMessage();

        assertTrue(text.contains("token *** is unknown; check the token in WARDEN_HUB_TOKEN_FILE"), text);
    }

    @Test
    void noTokenIsFollowedByARedirectToAnotherHost() throws IOException {
        String other = hub.http(json(200, "[]")).replace("127.0.0.1", "localhost");
        String redirecting = hub.http(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", other + "/messages/")
                .end());
        TestContext context = withToken(redirecting, "s3cret");

        assertEquals(ErrorKind.PROTOCOL, failure(context).kind());
        assertEquals(1, hub.requests.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hub.example:8000",
                "http://10.0.0.7",
                "http://localhost.example",
                "http://127.0.0.1.example",
                "http://128.0.0.1"
            })
    void aTokenIsNeverSentOverPlainHttpToAnotherMachine(String url) throws IOException {
        WardenException failure = failure(withToken(url, "s3cret"));

        assertEquals(ErrorKind.SETTINGS, failure.kind());
        assertTrue(failure.getMessage().contains("WARDEN_HUB_URL: '" + url), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "two words", "a\nb", "tok\u0001en", "tökén"})
    void aTokenThatCannotBeSentIsASettingsFault(String content) throws IOException {
        WardenException failure = failure(withToken("http://127.0.0.1:1", content));

        assertEquals(ErrorKind.SETTINGS, failure.kind());
        assertTrue(failure.getMessage().contains("WARDEN_HUB_TOKEN_FILE"), failure.getMessage());
        assertFalse(failure.getMessage().contains("two"), failure.getMessage());
    }

    @Test
    void aTokenFileThatIsNoneIsASettingsFault() throws IOException {
        Path large = Files.writeString(files.resolve("large"), "x".repeat(20_000));
        for (Path file : new Path[] {files, files.resolve("missing"), large}) {
            WardenException failure = failure(hub.at("http://127.0.0.1:1", Map.of("WARDEN_HUB_TOKEN_FILE", file)));
            assertEquals(ErrorKind.SETTINGS, failure.kind(), failure.getMessage());
        }
    }

    @Test
    void aFileWithoutACertificateIsASettingsFault() throws IOException {
        Path empty = Files.writeString(files.resolve("empty.pem"), "");
        Path junk = Files.writeString(files.resolve("junk.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        for (Path file : new Path[] {files, files.resolve("missing"), empty, junk}) {
            WardenException failure = failure(hub.at("https://127.0.0.1:1", Map.of("WARDEN_HUB_CA_FILE", file)));
            assertEquals(ErrorKind.SETTINGS, failure.kind(), failure.getMessage());
            assertTrue(failure.getMessage().startsWith("WARDEN_HUB_CA_FILE: '" + file), failure.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hub", "ftp://hub/", "http:///x", "http://h/?a=b", "http://h/#a", "http://h:0", "http://h h"
            })
    void aUrlThatCannotBeUsedIsASettingsFault(String url) {
        assertEquals(ErrorKind.SETTINGS, failure(hub.at(url)).kind());
    }

    @Test
    void aPasswordInTheUrlIsRefusedAndNotShown() {
        WardenException failure = failure(hub.at("http://me:hunter2@127.0.0.1:1/"));

        assertEquals(ErrorKind.SETTINGS, failure.kind());
        assertFalse(failure.getMessage().contains("hunter2"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8000,http://127.0.0.1:8000,true",
        "HTTP://LocalHost,http://LocalHost:80,true",
        "https://hub.example/base//,https://hub.example:443/base,false",
        "http://[::1]:8000/,http://[::1]:8000,true",
        "http://[::2]:8000/,http://[::2]:8000,false",
    })
    void aUrlIsTakenApart(String text, String shown, boolean loopback) {
        HttpEndpoint url = HubUrl.parse(text);

        assertEquals(shown, url.toString());
        assertEquals(loopback, url.isLoopback());
        // Vert.x takes an IPv6 address in brackets only, and says so no sooner than with the first request.
        assertEquals(url.port(), HostAndPort.authority(url.host(), url.port()).port());
    }

    @Test
    void theAgentIsEncodedInTheQuery() {
        String url = hub.http(json(200, "[]"));
        await(new HubInbox(hub.of("a&b=c d", url + "/base")).unread(new Sink()));

        assertEquals(
                "/base/messages/?to_agent=a%26b%3Dc%20d&unread_only=true&limit=200&offset=0",
                hub.requests.get(0).uri());
    }

    @Test
    void aConstructorDoesNoWork() {
        TestContext unusable = hub.of("x", "no url");

        assertEquals("hub", new HubInbox(unusable).id());
        assertEquals("hub", new HubReplyChannel(unusable).id());
        assertEquals("hub", new HubProgressLog(unusable).id());
    }

    private TestContext withToken(String url, String content) throws IOException {
        return hub.at(url, Map.of("WARDEN_HUB_TOKEN_FILE", Files.writeString(files.resolve("token"), content)));
    }
}
