package dev.opswarden.plugin.llm;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Optional;

/**
 * A question and its answer: as many requests as that takes. What the endpoint does not take is found out once and
 * remembered for the run, and a request to wait is kept to within the run and within the message's own limit.
 */
final class Chat {

    private final Vertx vertx;
    private final LlmSettings settings;
    private final Budget budget;
    private final ChatClient client;
    private final Pause pause = new Pause();
    private volatile Dialect dialect = Dialect.FIRST;

    Chat(Vertx vertx, LlmSettings settings, Budget budget) {
        this.vertx = vertx;
        this.settings = settings;
        this.budget = budget;
        this.client = new ChatClient(vertx, settings);
    }

    /**
     * What the model answered.
     *
     * @param content the text, unchecked
     * @param model how the endpoint calls the model
     * @param promptSha256 the hash of the instructions that went with the question
     */
    record Answer(String content, Optional<String> model, String promptSha256) {}

    /** Asks; fails with a sentence for the operator. */
    Future<Answer> ask(Prompt prompt, Prompt.Question question, Deadline deadline) {
        return ask(prompt, question, deadline, dialect);
    }

    private Future<Answer> ask(Prompt prompt, Prompt.Question question, Deadline deadline, Dialect tried) {
        return post(prompt, question, tried, deadline, true).compose(answer -> {
            Optional<Dialect> next = tried.after(answer);
            if (next.isPresent()) {
                return ask(prompt, question, deadline, next.get());
            }
            if (answer.isSuccess()) {
                dialect = tried;
            }
            return Future.succeededFuture(read(answer, prompt, tried.schema()));
        });
    }

    /** Ends what is under way. */
    void close() {
        client.close();
    }

    private Future<HttpAnswer> post(
            Prompt prompt, Prompt.Question question, Dialect tried, Deadline deadline, boolean mayWait) {
        String json = ChatRequest.of(settings, prompt.system(tried.schema()), question.text(), tried);
        return pause.over(vertx, deadline)
                .compose(over -> {
                    Optional<String> no = budget.takeCall();
                    return no.isPresent()
                            ? Future.failedFuture(new WardenException(ErrorKind.UNREACHABLE, no.get()))
                            : client.post(json, deadline.left());
                })
                .recover(failure -> Future.failedFuture(Trouble.of(failure, deadline, settings)))
                .compose(answer -> {
                    boolean asksToWait = (answer.status() == 429 || answer.status() == 503)
                            && answer.retryAfter()
                                    .flatMap(header -> RetryAfter.parse(header, Clock.systemUTC()))
                                    .map(pause::until)
                                    .isPresent();
                    return asksToWait && mayWait && pause.endsWithin(deadline)
                            ? post(prompt, question, tried, deadline, false)
                            : Future.succeededFuture(answer);
                });
    }

    private Answer read(HttpAnswer answer, Prompt prompt, boolean schema) {
        try {
            Refusal.ifAny(answer);
            ChatAnswer read = ChatAnswer.read(answer.body());
            if (!settings.withoutKey(read.content()).equals(read.content())) {
                throw new UnusableAnswer("answered with its own API key in the text");
            }
            // What an endpoint does not count is estimated: four characters a token is what English comes to.
            budget.spent(read.tokens().orElse(read.content().length() / 4L));
            return new Answer(read.content(), read.model(), prompt.sha256(schema));
        } catch (UnusableAnswer e) {
            throw new WardenException(
                    ErrorKind.PROTOCOL, settings.withoutKey("the model at " + settings.url() + " " + e.reason()));
        }
    }
}
