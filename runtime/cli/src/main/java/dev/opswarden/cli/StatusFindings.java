package dev.opswarden.cli;

import dev.opswarden.engine.limit.Durations;
import dev.opswarden.engine.text.HumanTime;
import dev.opswarden.engine.tick.PastTick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a monitor should hear of (contract, section 3, {@code status --check}): one line for each finding. */
final class StatusFindings {

    private StatusFindings() {}

    /** The findings; none with the kill switch on, whatever else is wrong. */
    static List<String> of(StatusReport report) {
        List<String> findings = new ArrayList<>();
        if (report.enabled()) {
            lateness(report).ifPresent(findings::add);
            report.runs()
                    .last()
                    .filter(PastTick::inboxDeclined)
                    .ifPresent(last -> findings.add("the last tick was skipped: " + last.reason()));
            plugins(report.plugins(), findings);
        }
        return findings;
    }

    /** Where none ever completed, those that ran have to be old enough to tell: a hub may be away for a while. */
    private static Optional<String> lateness(StatusReport report) {
        RunHistory runs = report.runs();
        if (runs.last().isEmpty()) {
            return Optional.of("no tick has run yet");
        }
        Optional<Instant> completed = runs.completed().flatMap(PastTick::finishedAt);
        boolean late = completed.map(at -> at.isBefore(report.late())).orElseGet(() -> !runs.beganAfter(report.late()));
        if (!late) {
            return Optional.empty();
        }
        PastTick last = runs.last().get();
        return Optional.of("no tick has completed for three intervals of " + Durations.text(report.interval()) + "; "
                + completed
                        .map(at -> "the last that did ended " + HumanTime.ago(at, report.now()))
                        .orElseGet(() -> "the last was " + last.outcome() + ": " + last.reason()));
    }

    private static void plugins(PluginsLook look, List<String> findings) {
        findings.addAll(look.troubles());
        look.plugins()
                .forEach(plugin -> plugin.error()
                        .ifPresent(error -> findings.add("plugin '" + plugin.id() + "' does not load: " + error)));
        if (!look.rules().current()) {
            findings.add("the rules are " + look.rules().label()
                    + look.rules().since().map(since -> " since " + since).orElse("")
                    + look.rules()
                            .error()
                            .map(error -> ": " + error.replace("\n", "; "))
                            .orElse(""));
        }
    }
}
