package dev.opswarden.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.opswarden.dist.Canaries.Canary;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A secret of every kind in every part of a message, and a model that says others in each text that it has. */
final class CanaryInbox {

    /** Each is a start, a request or a file more; which kinds these are is drawn anew. */
    static final int FAILING = 12;

    static final int THROWN = 40;

    private final Canaries canaries;
    private final Map<String, Canary> bodies = new HashMap<>();
    private final Map<String, Canary> reasons = new HashMap<>();
    private int kinds;

    CanaryInbox(Canaries canaries) {
        this.canaries = canaries;
    }

    /** How many kinds there are: as many messages for the model, and as many for a rule. */
    int kinds() {
        return kinds;
    }

    void fill(CanaryHub hub) {
        List<Canary> first = canaries.ofEveryKind("subject");
        kinds = first.size();
        List<Canary> body = canaries.ofEveryKind("body");
        List<Canary> before = canaries.ofEveryKind("earlier message");
        List<Canary> label = canaries.ofEveryKind("label");
        List<Canary> said = canaries.ofEveryKind("model's text");
        List<Canary> because = canaries.ofEveryKind("model's reason");
        List<Canary> ruled = canaries.ofEveryKind("rule");
        for (int i = 0; i < kinds; i++) {
            String id = "model-" + i;
            hub.earlier("thread-" + i, before.get(i).text());
            hub.put(
                    id,
                    "agent-a",
                    "thread-" + i,
                    "about " + first.get(i).onOneLine(),
                    "(" + id + ") see " + body.get(i).text() + " there",
                    label.get(i).onOneLine());
            bodies.put(id, said.get(i));
            reasons.put(id, because.get(i));
            hub.put("rule-" + i, "agent-a", null, "digits", ruled.get(i).inDigits());
        }
        List<Canary> thrown = canaries.some(THROWN, "rule's failure");
        for (int i = 0; i < THROWN; i++) {
            hub.put("thrown-" + i, "agent-a", null, "throw", thrown.get(i).inDigits());
        }
        List<Canary> sender = canaries.some(FAILING, "sender");
        List<Canary> thread = canaries.some(FAILING, "thread");
        for (int i = 0; i < FAILING; i++) {
            hub.put("plain-" + i, "agent-a", null, "plain", "nothing of interest");
            hub.put("sender-" + i, "bob " + sender.get(i).onOneLine(), null, "s", "b");
            hub.put("thread-of-" + i, "agent-a", "x " + thread.get(i).onOneLine(), "s", "b");
            hub.put(canaries.one("github-token", "id").text(), "agent-a", null, "s", "b");
        }
        hub.put("half", "agent-a", null, "half", "template");
    }

    /** Says a secret in each text that a model has. */
    void answer(HttpExchange exchange, JsonNode request) throws IOException {
        String user = ScriptedEndpoint.user(request);
        int at = user.indexOf("(model-");
        String id = at < 0 ? "" : user.substring(at + 1, user.indexOf(')', at));
        ObjectNode verdict = ScriptedEndpoint.verdict(
                bodies.containsKey(id) ? "It is " + bodies.get(id).text() : "Hm.");
        if (at < 0) {
            // Otherwise than the rules, or a comparison would have nothing to show.
            verdict.put("decision", "escalate");
        }
        if (reasons.containsKey(id)) {
            verdict.put("reason", "because of " + reasons.get(id).text());
        }
        ScriptedEndpoint.say(exchange, verdict.toString());
    }
}
