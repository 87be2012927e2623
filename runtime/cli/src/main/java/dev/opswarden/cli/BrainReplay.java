package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.inbox.EarlierMessages;
import dev.opswarden.engine.json.JsonBody;
import dev.opswarden.engine.limit.Closing;
import dev.opswarden.engine.limit.Limit;
import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.engine.triage.Comparison;
import dev.opswarden.engine.triage.ComparisonJson;
import dev.opswarden.engine.triage.TriageRun;
import dev.opswarden.spi.Brain;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The hub's recent messages put before every brain, the model included, as {@code tick --compare} does with new ones. */
final class BrainReplay {

    /** The brain that asks a model; it is asked also where {@code WORKER_BRAIN} leaves it out. */
    private static final String MODEL = "llm";

    /** Past it, what was answered by then is shown; a model takes its seconds for each message. */
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Settings settings;
    private final Redactor redactor;
    private final StageLines progress;

    /**
     * A replay.
     *
     * @param settings the effective settings
     * @param redactor what messages pass before a brain sees them, and answers before a person does
     * @param progress told how many messages are done
     */
    BrainReplay(Settings settings, Redactor redactor, StageLines progress) {
        this.settings = settings;
        this.redactor = redactor;
        this.progress = progress;
    }

    /**
     * What the brains said.
     *
     * @param messages how many messages there were
     * @param comparisons one for each that every brain was asked about in time
     */
    record Asked(int messages, List<Comparison> comparisons) {

        int unanswered() {
            return messages - comparisons.size();
        }

        /** {@code messages}, {@code asked}, and {@code compared} as {@code tick --compare --json} has it. */
        JsonBody json() {
            return json -> {
                json.writeStartObject();
                json.writeNumberField("messages", messages);
                json.writeNumberField("asked", comparisons.size());
                json.writeFieldName("compared");
                ComparisonJson.write(json, comparisons);
                json.writeEndObject();
            };
        }
    }

    /**
     * Asks.
     *
     * @param run the plugins
     * @param messages what to ask about
     * @return what was answered within four minutes; fails with {@link ErrorKind#NOT_LOADED} where a brain is
     *     missing
     */
    Future<Asked> ask(RuleBookRun run, List<Message> messages) {
        List<Brain> brains = names(settings).stream().map(run::brain).toList();
        TriageRun triage = triage(run.inbox(), run.vertx(), messages, brains);
        return Limit.run("asking the brains", LIMIT, triage::run)
                .recover(BrainReplay::inTime)
                .map(done -> new Asked(
                        messages.size(),
                        triage.comparisons().stream()
                                .map(comparison -> comparison.redacted(redactor))
                                .toList()))
                .eventually(() -> close(brains));
    }

    /**
     * Whom to ask.
     *
     * @throws WardenException of kind {@link ErrorKind#REFUSED} where there is no model, or nobody beside it
     */
    static Set<String> names(Settings settings) {
        if (settings.llm().url().isEmpty()) {
            throw new WardenException(ErrorKind.REFUSED, "there is no model to ask: LLM_CONNECT_URL is not set");
        }
        Set<String> names = new LinkedHashSet<>(settings.brains());
        names.add(MODEL);
        if (names.size() == 1) {
            throw new WardenException(
                    ErrorKind.REFUSED,
                    "there is nobody to compare the model with: WORKER_BRAIN names no brain but '" + MODEL + "'");
        }
        return names;
    }

    private TriageRun triage(InboxSource inbox, Vertx vertx, List<Message> messages, List<Brain> brains) {
        EarlierMessages earlier =
                new EarlierMessages(inbox, redactor, settings.stageLimits().health());
        return new TriageRun(
                        vertx,
                        messages,
                        brains,
                        LIMIT,
                        () -> true,
                        decided -> progress.decided(decided, messages.size()),
                        redactor)
                .knowing(earlier::before)
                .askingEverybody();
    }

    private static Future<Void> inTime(Throwable failure) {
        return failure instanceof WardenException known && known.kind() == ErrorKind.TIMEOUT
                ? Future.succeededFuture()
                : Future.failedFuture(failure);
    }

    private static Future<Void> close(List<Brain> brains) {
        Closing closing = new Closing();
        brains.forEach(brain -> closing.of("brain " + brain.id(), brain::close));
        return closing.done();
    }
}
