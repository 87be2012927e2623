package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Output;
import dev.opswarden.cli.terminal.Style;
import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.config.Surroundings;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.text.ShellText;
import dev.opswarden.hub.RequestLine;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The words of the demo: a heading and a sentence for each step, and what to try afterwards. */
final class DemoTelling {

    private static final int ID = 18;
    private static final int RECIPIENT = ID + 16;
    private static final int COMMAND = 36;

    private final Output out;
    private final Surroundings surroundings;
    private int steps;

    /**
     * Words for somebody.
     *
     * @param out where they go
     * @param surroundings where the demo itself runs: what it says of settings and rules is about those
     */
    DemoTelling(Output out, Surroundings surroundings) {
        this.out = out;
        this.surroundings = surroundings;
    }

    void opening() {
        out.line("The main job of warden-runtime, from a message that comes in to a draft for you to read.");
        out.line("It works in a temporary directory; your settings, state and inbox are not touched.");
    }

    void hubWithMail(String url, int messages, String agent) {
        step(
                "A hub with mail",
                "A State Hub listens on " + url + "; " + messages + " messages wait there for " + agent + ".");
    }

    void firstTick() {
        step(
                "A tick",
                "What 'warden-runtime tick' does: reads over HTTP, decides by rules, stores. A line for each stage:");
        out.line();
    }

    void digest() {
        step("The digest", "What you would read, and 'warden-runtime digest' prints: first of all what needs you.");
        out.line();
    }

    void drafts(List<Draft> drafts) {
        step("The drafts", "Replies that wait for a person; the digest above has their texts.");
        out.line();
        for (Draft draft : drafts) {
            out.line(Text.of(Style.CYAN, draft.messageId().value())
                    .padTo(ID)
                    .and("to " + draft.toAgent())
                    .padTo(RECIPIENT)
                    .and(draft.subject()));
        }
    }

    void secondTick() {
        step("A second tick", "Nothing is new, so it decides nothing, writes no digest and leaves no word at the hub.");
        out.line();
    }

    void requests(List<RequestLine> requests) {
        step(
                "What reached the hub",
                requests.size()
                        + " requests. A reply or a read mark would be a write; so far this is all that was written:");
        out.line();
        requests.stream()
                .filter(RequestLine::isWrite)
                .forEach(write -> out.line(
                        Text.of(Style.CYAN, write.method() + " " + write.path()).and(", answered " + write.status())));
    }

    void approval(Draft draft) {
        step(
                "You approve one",
                "Until now nothing was sent. 'warden-runtime approve "
                        + draft.messageId().value() + "' sends it:");
        out.line();
    }

    void reply(JsonObject reply) {
        step("The reply at the hub", "It is in the thread of the message, which is marked read now:");
        out.line();
        out.line("from     " + text(reply, "from_agent"));
        out.line("to       " + text(reply, "to_agent"));
        out.line("subject  " + text(reply, "subject"));
        out.line();
        text(reply, "body").lines().forEach(line -> out.line(line.isEmpty() ? line : "  " + line));
    }

    private static String text(JsonObject message, String field) {
        return message.getString(field, "");
    }

    void closing(DemoDirectory directory, boolean keep) {
        out.line();
        out.line(Text.of(Style.BOLD, "What to try next"));
        command("hub --load FILE", "a hub of your own, with the messages of a JSON file");
        command("tick", "in another terminal: reads the hub on port 8000");
        command("digest", "what came of it; 'drafts' and 'show ID' tell more");
        command("review", "goes through the drafts with you; 'approve ID --edit' changes one first");
        command("config -v", "every setting, and what it is for");
        out.line();
        settingsAndRules();
        out.line();
        if (keep) {
            out.line("The demo's files, with a messages.json for 'hub --load', lie in " + directory.path());
        } else {
            out.line("The demo's files are removed now; 'demo --keep' leaves them, with a messages.json to load.");
        }
    }

    private void settingsAndRules() {
        Path config = surroundings.configDirectory();
        Path shipped = surroundings.installation().resolve("rules");
        Path own = config.resolve("rules");
        out.line("Settings are lines NAME=value in " + config.resolve("worker.env"));
        if (Files.isDirectory(own)) {
            out.line("Rules are text files that you can change; yours are in " + own);
            return;
        }
        out.line("Rules are text files; to change them, make them your own:");
        out.line("  mkdir -p " + word(config));
        out.line("  cp -r " + word(shipped) + " " + word(config) + "/");
    }

    private void step(String heading, String sentence) {
        steps++;
        out.line();
        out.line(Text.of(Style.BOLD, steps + ". " + heading));
        out.line(sentence);
    }

    private void command(String words, String what) {
        out.line(Text.of("  ")
                .and(Style.CYAN, "warden-runtime " + words)
                .padTo(COMMAND)
                .and(what));
    }

    private static String word(Path path) {
        return ShellText.word(path.toString());
    }
}
