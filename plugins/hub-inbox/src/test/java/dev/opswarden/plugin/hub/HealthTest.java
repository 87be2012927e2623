package dev.opswarden.plugin.hub;

import static dev.opswarden.plugin.hub.ScriptedHub.always;
import static dev.opswarden.plugin.hub.ScriptedHub.await;
import static dev.opswarden.plugin.hub.ScriptedHub.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.spi.Health;
import dev.opswarden.testkit.TestContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract, section 1: any 2xx is healthy, unless the JSON has another status than ok or healthy. */
class HealthTest extends HubSetUp {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"status\":\"ok\"}|Healthy",
                "200|{\"status\":\"Healthy\"}|Healthy",
                "200|{\"db\":{\"status\":\"down\"},\"status\":\"OK\"}|Healthy",
                "200|{\"db\":{\"status\":\"down\"}}|Healthy",
                "200|{\"status\":null}|Healthy",
                "200|{}|Healthy",
                "200|''|Healthy",
                "200|fine, thanks|Healthy",
                "200|[]|Healthy",
                "204|''|Healthy",
                "200|{\"status\":\"degraded\"}|Unreachable",
                "200|{\"status\":503}|Unreachable",
                "200|{\"status\":{\"db\":\"down\"}}|Unreachable",
                "401|{}|Refused",
                "403|{}|Refused",
                "302|''|NotAHub",
                "400|{}|NotAHub",
                "404|<html>|NotAHub",
                "408|{}|Unreachable",
                "429|{}|Unreachable",
                "500|{}|Unreachable",
                "503|{\"status\":\"ok\"}|Unreachable",
            })
    void anAnswerIsToldApart(int status, String body, String kind) {
        Health health = health(hub.at(hub.http(json(status, body))));

        assertEquals(kind, health.getClass().getSimpleName(), health.detail());
        assertEquals("/state/health", hub.requests.get(0).uri());
    }

    @Test
    void anUnwellHubIsQuotedCleanedAndBounded() {
        String detail = health(hub.at(hub.http(json(200, "{\"status\":\"de\\u001b\\nad " + "x".repeat(900) + "\"}"))))
                .detail();

        assertTrue(detail.contains("says it is not well: status 'de? ad xxx"), detail);
        assertTrue(detail.length() < 250, detail);
    }

    @Test
    void aHealthPageWithoutEndIsHealthyAndNotReadToItsEnd() {
        assertEquals(
                "Healthy",
                health(hub.at(hub.http(always(200, "text/plain", "x".repeat(20_000_000)))))
                        .getClass()
                        .getSimpleName());
    }

    @Test
    void silenceIsUnreachable() {
        Health health = health(hub.at(hub.raw(socket -> {}), "HEALTH", Duration.ofMillis(200)));

        assertTrue(health instanceof Health.Unreachable);
        assertTrue(health.detail().contains("within 200ms (WORKER_TIMEOUT_HEALTH)"), health.detail());
    }

    @Test
    void whatSpeaksNoHttpIsNotAHub() {
        Health health = health(hub.at(hub.raw(socket -> socket.write("SSH-2.0-OpenSSH_9.2p1\r\n\r\n"))));

        assertTrue(health instanceof Health.NotAHub, health.toString());
    }

    private static Health health(TestContext context) {
        return await(new HubInbox(context).health());
    }
}
