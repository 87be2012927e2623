package dev.opswarden.cli;

import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.tick.TickReport;
import dev.opswarden.engine.tick.TickReport.Outcome;
import dev.opswarden.engine.tick.TickReport.ProgressStatus;
import dev.opswarden.hub.RequestLine;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what happened in the demo with what it announced. */
final class DemoFindings {

    private static final int CREATED = 201;

    private final List<String> differences = new ArrayList<>();

    /** What was different, one sentence each. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    void differs(String sentence) {
        differences.add(sentence);
    }

    void firstTick(TickReport report, int messages) {
        int decided =
                report.decisions().values().stream().mapToInt(Integer::intValue).sum();
        if (report.outcome() != Outcome.DRAFTED || report.fault().isPresent() || decided != messages) {
            differs("the first tick was to decide " + messages + " messages; it decided " + decided + ": "
                    + told(report));
        }
        if (report.progressNote() != ProgressStatus.POSTED) {
            differs("the first tick was to post a progress note; it is "
                    + report.progressNote().label());
        }
    }

    void drafts(int pending) {
        if (pending == 0) {
            differs("there was to be a drafted reply; there is none");
        }
    }

    void secondTick(TickReport report) {
        if (report.outcome() != Outcome.NO_OP) {
            differs("the second tick was to find nothing new; it ended " + told(report));
        }
    }

    void requests(List<RequestLine> requests) {
        List<RequestLine> writes =
                requests.stream().filter(RequestLine::isWrite).toList();
        boolean oneNote = writes.size() == 1
                && writes.get(0).method().equals("POST")
                && writes.get(0).path().equals("/progress/")
                && writes.get(0).status() == CREATED;
        if (!oneNote) {
            differs("one progress note was to be all that is written at the hub; it was written: "
                    + (writes.isEmpty() ? "nothing" : named(writes)));
        }
    }

    void approval(int status) {
        if (status != ExitCode.DONE.status()) {
            differs("approving was to end with 0; it ended with " + status);
        }
    }

    void reply(Optional<JsonObject> reply, String from, Draft draft) {
        boolean asApproved = reply.filter(message -> from.equals(message.getString("from_agent"))
                        && draft.toAgent().equals(message.getString("to_agent"))
                        && draft.body().equals(message.getString("body")))
                .isPresent();
        if (!asApproved) {
            differs("the reply at the hub was to be the draft to " + draft.toAgent() + "; it is "
                    + reply.map(JsonObject::encode).orElse("not there"));
        }
    }

    private static String named(List<RequestLine> writes) {
        return writes.stream()
                .map(write -> write.method() + " " + write.path() + " (" + write.status() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String told(TickReport report) {
        return report.outcome().label() + ", " + report.reason();
    }
}
