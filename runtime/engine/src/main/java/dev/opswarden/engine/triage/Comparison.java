package dev.opswarden.engine.triage;

import dev.opswarden.engine.secrets.Redactor;
import dev.opswarden.spi.Message;
import java.util.List;

/**
 * What every brain says about one message (contract, section 3, {@code tick --compare}).
 *
 * @param message the message
 * @param opinions one of each brain, in the order of {@code WORKER_BRAIN}
 */
public record Comparison(Message message, List<Opinion> opinions) {

    /** Copies the list. */
    public Comparison {
        opinions = List.copyOf(opinions);
    }

    /** The same without what a brain should not have said. */
    public Comparison redacted(Redactor redactor) {
        return new Comparison(
                message,
                opinions.stream().map(opinion -> opinion.redacted(redactor)).toList());
    }

    /** Whether it would come to something else by one brain than by another; who has nothing to offer does not count. */
    public boolean differs() {
        return opinions.stream()
                        .flatMap(opinion -> opinion.decision().stream())
                        .distinct()
                        .count()
                > 1;
    }
}
