package dev.opswarden.plugin.llm;

import dev.opswarden.spi.AskedModel;
import dev.opswarden.spi.Conversation;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One model in one run: whether it is asked about a message, what it is told, and what its answer comes to. */
final class ModelDesk {

    /** What asking for the thread may take, at most: it is only context. */
    private static final Duration THREAD_LIMIT = Duration.ofSeconds(3);

    private final LlmSettings settings;
    private final Prompt prompt;
    private final Chat chat;
    private final Forward forward;
    private final Lanes lanes = new Lanes();
    private final Breaker breaker;
    private final Budget budget;

    private ModelDesk(LlmSettings settings, Prompt prompt, Chat chat, Forward forward, Budget budget) {
        this.settings = settings;
        this.prompt = prompt;
        this.chat = chat;
        this.forward = forward;
        this.budget = budget;
        this.breaker = new Breaker(settings.timeout());
    }

    /**
     * Reads settings, key, prompt and lists; blocking. Nothing is sent and nothing started yet.
     *
     * @throws WardenException of kind {@link ErrorKind#SETTINGS} for what cannot be used
     */
    static ModelDesk open(PluginContext context) {
        LlmSettings settings = LlmSettings.of(context.settings());
        Budget budget = new Budget(settings.maxCalls(), settings.maxTokens());
        return new ModelDesk(
                settings,
                Prompt.of(context.rulesDirectory(), context.agent()),
                new Chat(context.vertx(), settings, budget),
                Forward.of(context, settings),
                budget);
    }

    /** Asks about one message; every failure says why, for the fallback that comes of it. */
    Future<Triage> triage(Message message, Conversation conversation) {
        if (settings.maxCalls() == 0) {
            return Future.succeededFuture(Triage.abstain("LLM_CONNECT_MAX_CALLS is 0"));
        }
        return lanes.run(() -> ask(message, conversation));
    }

    /** Ends what is under way, the forwarded port included. */
    Future<Void> close() {
        chat.close();
        return forward.close();
    }

    private Future<Triage> ask(Message message, Conversation conversation) {
        Optional<String> no = breaker.open().or(budget::exhausted);
        if (no.isPresent()) {
            return Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, no.get()));
        }
        Duration limit = breaker.limit();
        Deadline deadline = Deadline.in(limit);
        return forward.ready(deadline)
                .compose(ready -> earlier(message, conversation, limit))
                .compose(earlier -> ask(message, prompt.about(message, earlier), deadline))
                .onSuccess(decided -> breaker.succeeded())
                .onFailure(failure -> breaker.failed(deadline.begun(), failure));
    }

    private Future<Triage> ask(Message message, Prompt.Question question, Deadline deadline) {
        return chat.ask(prompt, question, deadline).map(answer -> {
            ModelVerdict verdict = AnswerParser.parse(answer.content());
            prompt.requireOwnWords(answer.content(), verdict, question, message);
            return verdict.toTriage(
                    settings.minConfidence(), new AskedModel(settings.nameOf(answer.model()), answer.promptSha256()));
        });
    }

    private static Future<List<Message>> earlier(Message message, Conversation conversation, Duration limit) {
        if (message.threadId().equals(message.id().value())) {
            return Future.succeededFuture(List.of());
        }
        Duration quarter = limit.dividedBy(4);
        Duration wait = quarter.compareTo(THREAD_LIMIT) < 0 ? quarter : THREAD_LIMIT;
        return conversation
                .earlier()
                .timeout(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS)
                .otherwise(List.of());
    }
}
