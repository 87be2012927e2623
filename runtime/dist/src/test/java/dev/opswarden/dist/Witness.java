package dev.opswarden.dist;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares what the hub holds with what the state says and with what a person did, and remembers what it saw. */
final class Witness {

    private static final Set<String> CLOSED = Set.of("sent", "dismissed", "superseded");

    private final HubProcess hub;
    private final StateFiles state;
    private final KillFigures figures;
    private final Set<String> approved = new HashSet<>();
    private final Set<String> dismissed = new HashSet<>();
    private final Map<String, String> lastSeen = new HashMap<>();

    Witness(HubProcess hub, StateFiles state, KillFigures figures) {
        this.hub = hub;
        this.state = state;
        this.figures = figures;
    }

    /** A person approves this one now. */
    String approved(String id) {
        approved.add(id);
        return id;
    }

    /** A person closes this one now. */
    String dismissed(String id) {
        dismissed.add(id);
        return id;
    }

    /** All that a command can have changed, here and at the hub. */
    String fingerprint() throws IOException, InterruptedException {
        return drafts() + " " + state.sizeOfTheAuditLog() + " " + hub.messages("to_agent", "ops-warden")
                + hub.messages("from_agent", "ops-warden");
    }

    /** What holds at any moment. */
    void look() throws IOException, InterruptedException {
        Map<String, JsonNode> drafts = drafts();
        state.faultsOfTheAuditLog().forEach(figures::unreadable);
        int sending = 0;
        for (Map.Entry<String, JsonNode> draft : drafts.entrySet()) {
            String id = draft.getKey();
            String status = draft.getValue().path("status").asText();
            String before = lastSeen.getOrDefault(id, status);
            boolean asAsked = switch (status) {
                case "sent", "sending" -> approved.contains(id);
                case "dismissed" -> dismissed.contains(id);
                case "superseded" -> false;
                default -> true;
            };
            if (!asAsked || (CLOSED.contains(before) && !before.equals(status))) {
                figures.lost("'" + id + "' was " + before + " and is " + status);
            }
            sending += status.equals("sending") && !before.equals("sending") ? 1 : 0;
            lastSeen.put(id, status);
        }
        if (sending > 0) {
            figures.inMidSending();
        }
        for (String id : lastSeen.keySet()) {
            if (!drafts.containsKey(id)) {
                figures.lost("'" + id + "' was " + lastSeen.get(id) + " and is no longer known");
            }
        }
        lookAtTheHub(drafts);
    }

    private void lookAtTheHub(Map<String, JsonNode> drafts) throws IOException, InterruptedException {
        List<JsonNode> messages = hub.messages("to_agent", "ops-warden");
        for (JsonNode message : messages) {
            String id = message.path("id").asText();
            if (!drafts.containsKey(id) && !message.path("read_at").isNull()) {
                figures.lost("'" + id + "' is read, and nobody decided about it");
            }
        }
        Map<String, Integer> replies = replies();
        replies.forEach((id, count) -> {
            String status =
                    drafts.containsKey(id) ? drafts.get(id).path("status").asText() : "unknown";
            if (count > 1) {
                figures.twice("'" + id + "' has " + count + " replies");
            }
            if (!approved.contains(id) || !Set.of("sending", "sent").contains(status)) {
                figures.lost("'" + id + "' has a reply and is " + status);
            }
        });
        figures.hold(messages.size(), replies.size());
    }

    /** What holds once everything is finished. */
    void lookAtTheEnd() throws IOException, InterruptedException {
        Map<String, JsonNode> drafts = drafts();
        Map<String, Integer> replies = replies();
        drafts.forEach((id, draft) -> {
            String status = draft.path("status").asText();
            boolean answered = replies.containsKey(id);
            if (answered != status.equals("sent")
                    || Set.of("pending", "sending").contains(status)) {
                figures.lost("in the end '" + id + "' is " + status + (answered ? ", with a reply" : ", without one"));
            }
            if (draft.path("read_owed").asBoolean()) {
                figures.lost("in the end '" + id + "' still owes a read mark");
            }
        });
        for (JsonNode message : hub.messages("to_agent", "ops-warden")) {
            String id = message.path("id").asText();
            String status =
                    drafts.containsKey(id) ? drafts.get(id).path("status").asText() : "unknown";
            boolean read = !message.path("read_at").isNull();
            if (status.equals("unknown") || (status.equals("sent") && !read) || (status.equals("open") && read)) {
                figures.lost("in the end '" + id + "' is " + status + (read ? " and read" : " and unread"));
            }
        }
        for (JsonNode reply : hub.messages("from_agent", "ops-warden")) {
            JsonNode draft = drafts.get(reply.path("in_reply_to").asText());
            if (draft == null
                    || !draft.path("body")
                            .asText()
                            .strip()
                            .equals(reply.path("body").asText().strip())) {
                figures.lost("in the end reply '" + reply.path("id").asText() + "' is not what its draft says");
            }
        }
    }

    private Map<String, Integer> replies() throws IOException, InterruptedException {
        Map<String, Integer> replies = new TreeMap<>();
        for (JsonNode reply : hub.messages("from_agent", "ops-warden")) {
            replies.merge(reply.path("in_reply_to").asText(), 1, Integer::sum);
        }
        return replies;
    }

    private Map<String, JsonNode> drafts() {
        try {
            return state.all();
        } catch (IOException e) {
            figures.unreadable("worker-drafts.json cannot be read: " + e);
            return Map.of();
        }
    }
}
