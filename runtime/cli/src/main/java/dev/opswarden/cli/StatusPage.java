package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.limit.Durations;
import dev.opswarden.engine.plugin.PluginInfo;
import dev.opswarden.engine.state.OwedNote;
import dev.opswarden.engine.text.CommandText;
import dev.opswarden.engine.text.Counted;
import dev.opswarden.engine.text.HumanTime;
import dev.opswarden.engine.tick.PastTick;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** How the worker is, for a person: a line for each thing, and more only where something is wrong. */
final class StatusPage {

    private static final int VALUES = 11;
    private static final int MOST_PROBLEMS = 5;

    private final Output out;
    private final StatusReport report;
    private final Fields fields;

    StatusPage(Output out, StatusReport report) {
        this.out = out;
        this.report = report;
        this.fields = new Fields(out, 0, VALUES);
    }

    /** Prints the page. */
    void print() {
        report.disabledBy().ifPresent(where -> {
            out.line(Text.of(Style.RED, "SWITCHED OFF").and(": no tick does anything while WORKER_ENABLED=0"));
            fields.field("Set in", where);
            out.line();
        });
        lastRun();
        drafts();
        fields.whole(
                "Digest", Text.of(report.digest().map(path -> path.toString()).orElse("none yet")));
        timer();
        brains();
        rules();
        plugins();
        for (String trouble : report.plugins().troubles()) {
            fields.field("Trouble", Style.RED, trouble);
        }
    }

    private void timer() {
        TimerProbe timer = report.timer();
        fields.field(
                "Timer",
                timerStyle(),
                timer.state().label()
                        + timer.next()
                                .map(next -> ", next run " + HumanTime.until(next, report.now()) + " ("
                                        + HumanTime.here(next) + ")")
                                .orElse(""));
        if (timer.state() == TimerState.INACTIVE) {
            fields.whole("", Text.of("on: ").and(Style.CYAN, "systemctl --user enable --now " + TimerProbe.UNIT));
        }
    }

    private void lastRun() {
        if (report.runs().last().isEmpty()) {
            fields.field("Last run", "none yet");
            return;
        }
        PastTick last = report.runs().last().get();
        fields.field("Last run", last.startedAt().map(this::time).orElse("at an unknown time"));
        fields.field("Outcome", outcomeStyle(last.outcome()), last.outcome() + ": " + last.reason());
        report.runs()
                .completed()
                .flatMap(PastTick::finishedAt)
                .filter(at -> !last.completed())
                .ifPresent(at -> fields.field("Completed", time(at)));
        if (report.runs().skips() > 1) {
            fields.field(
                    "Skipped",
                    Style.YELLOW,
                    report.runs().skips() + " times in a row"
                            + report.runs()
                                    .skipping()
                                    .map(at -> ", the first " + HumanTime.ago(at, report.now()))
                                    .orElse(""));
        }
        long missed = report.runs().missed(report.interval(), report.now());
        if (missed > 0) {
            fields.field(
                    "Missed",
                    report.enabled() ? Style.YELLOW : Style.PLAIN,
                    Counted.of(missed, "run") + " since then (WORKER_INTERVAL is " + Durations.text(report.interval())
                            + ")");
        }
    }

    private void drafts() {
        int pending = report.state().pendingCount();
        Text drafts = Text.of(pending == 0 ? "none waits for you" : pending + " to review" + detail(pending));
        fields.whole("Drafts", pending == 0 ? drafts : hint(drafts, "drafts"));
        int open = report.state().openCount();
        if (open > 0) {
            Text others = Text.of(Counted.of(open, "other decision"));
            fields.whole("Open", hint(others, "drafts --all"));
        }
        List<OwedNote> owed = report.state().owed();
        if (!owed.isEmpty()) {
            fields.field(
                    "Owed",
                    Style.YELLOW,
                    Counted.of(owed.size(), "progress note") + " from "
                            + HumanTime.ago(owed.get(0).since(), report.now()) + "; posted with the next tick");
        }
        int marks = report.state().readMarksOwed().size();
        if (marks > 0) {
            fields.field(
                    owed.isEmpty() ? "Owed" : "",
                    Style.YELLOW,
                    Counted.of(marks, "read mark") + "; set with the next approve or review");
        }
    }

    private String detail(int pending) {
        PendingDrafts drafts = PendingDrafts.in(report.state());
        String pressing = drafts.pressing();
        return (pressing.isEmpty() ? "" : " (" + pressing + ")")
                + drafts.oldest()
                        .map(at -> (pending == 1 ? ", from " : ", the oldest from ") + HumanTime.ago(at, report.now()))
                        .orElse("");
    }

    private void brains() {
        PluginsLook look = report.plugins();
        fields.field("Brains", look.brains().isEmpty() ? "none" : String.join(", then ", look.brains()));
        if (!look.missing().isEmpty()) {
            fields.field("", Style.YELLOW, "not loaded: " + String.join(", ", look.missing()) + " (WORKER_BRAIN)");
        }
    }

    private void rules() {
        RulesInForce rules = report.plugins().rules();
        fields.field(
                "Rules",
                rules.current() ? Style.PLAIN : Style.RED,
                Counted.of(rules.rules(), "rule") + " in " + Counted.of(rules.files(), "file") + ", " + rules.label()
                        + rules.since().map(since -> " since " + since).orElse(""));
        List<String> problems = rules.error().stream().flatMap(String::lines).toList();
        problems.stream().limit(MOST_PROBLEMS).forEach(problem -> fields.field("", problem));
        if (problems.size() > MOST_PROBLEMS) {
            fields.field("", "and " + (problems.size() - MOST_PROBLEMS) + " more");
        }
    }

    private void plugins() {
        List<PluginInfo> plugins = report.plugins().plugins();
        fields.field(
                "Plugins",
                plugins.isEmpty()
                        ? "none"
                        : plugins.stream()
                                .filter(plugin -> plugin.error().isEmpty())
                                .map(plugin -> plugin.state() == PluginInfo.State.STARTED
                                        ? plugin.id()
                                        : plugin.id() + " (" + plugin.state().label() + ")")
                                .collect(Collectors.joining(", ")));
        for (PluginInfo plugin : plugins) {
            plugin.error().ifPresent(error -> fields.field("", Style.RED, plugin.id() + " does not load: " + error));
        }
    }

    private static Text hint(Text text, String command) {
        return text.and(": ").and(Style.CYAN, CommandText.of(command));
    }

    private String time(Instant time) {
        return HumanTime.ago(time, report.now()) + " (" + HumanTime.here(time) + ")";
    }

    private static Style outcomeStyle(String outcome) {
        return switch (outcome) {
            case "drafted", "no-op" -> Style.GREEN;
            case "failed" -> Style.RED;
            default -> Style.YELLOW;
        };
    }

    private Style timerStyle() {
        return switch (report.timer().state()) {
            case ACTIVE -> Style.GREEN;
            case INACTIVE -> Style.YELLOW;
            case NOT_INSTALLED, UNKNOWN -> Style.PLAIN;
        };
    }
}
