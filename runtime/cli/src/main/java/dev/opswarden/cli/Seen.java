package dev.opswarden.cli;

import dev.opswarden.engine.approval.Sight;
import dev.opswarden.engine.inbox.SeenMessage;
import java.util.List;
import java.util.Optional;

/**
 * What the hub said about a draft's message, if it said anything.
 *
 * @param message the message, redacted
 * @param stale why an approval would be refused
 * @param unavailable why there is no message, in one line
 */
record Seen(Optional<SeenMessage> message, List<String> stale, Optional<String> unavailable) {

    static Seen of(Sight sight) {
        return new Seen(
                sight.message(),
                sight.stale(),
                sight.message().isPresent()
                        ? Optional.empty()
                        : Optional.of("the hub does not know this message any more"));
    }

    static Seen without(Throwable failure) {
        return new Seen(Optional.empty(), List.of(), Optional.of(FailureText.of(failure)));
    }
}
