package dev.opswarden.engine.tick;

import dev.opswarden.spi.Digest;
import dev.opswarden.spi.Notifier;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells every notifier of one digest, all at once, so that one that hangs does not keep the others silent. */
final class Notification {

    private final List<Notifier> notifiers;
    private final Digest digest;
    private final Map<String, String> answers = new TreeMap<>();
    private final Set<String> shown = new TreeSet<>();

    Notification(List<Notifier> notifiers, Digest digest) {
        this.notifiers = notifiers;
        this.digest = digest;
    }

    /** Completes when each has answered, with what they said; fails when one of them failed. */
    Future<String> send() {
        return Future.join(notifiers.stream().map(this::tell).toList()).map(all -> said());
    }

    /** Those that have shown something so far. */
    synchronized List<String> shownBy() {
        return List.copyOf(shown);
    }

    private Future<Notifier.Outcome> tell(Notifier notifier) {
        return notifier.notify(digest).onComplete(told -> {
            synchronized (this) {
                if (told.failed()) {
                    answers.put(notifier.id(), "failed: " + Stage.reasonOf(told.cause()));
                } else if (told.result() instanceof Notifier.Outcome.Declined declined) {
                    answers.put(notifier.id(), declined.reason());
                } else {
                    answers.put(notifier.id(), "shown");
                    shown.add(notifier.id());
                }
            }
        });
    }

    private synchronized String said() {
        return answers.entrySet().stream()
                .map(answer -> answer.getKey() + ": " + answer.getValue())
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }
}
