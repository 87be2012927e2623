package dev.opswarden.bench;

import dev.opswarden.plugin.drools.DroolsBrain;
import dev.opswarden.spi.Message;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.spi.RuleBook;
import dev.opswarden.spi.Triage;
import dev.opswarden.testkit.TestSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/** The rule brain over a directory, asked the way the host asks it. */
final class RulesUnderTest {

    private final DroolsBrain brain;

    /**
     * Nothing is read before the first question.
     *
     * @param directory holds {@code rules} and {@code cache}
     */
    RulesUnderTest(Path directory) {
        brain = new DroolsBrain(new Context(directory));
    }

    /** A decision. */
    Triage decide(Message message) {
        return answer(brain.triage(message));
    }

    /** How many rules are in force, once all of them are. */
    int rules() {
        RuleBook.Status status = answer(brain.status());
        if (status.state() != RuleBook.State.CURRENT) {
            throw new IllegalStateException("the rules to measure do not compile: " + status.problems());
        }
        return status.rules();
    }

    private static <T> T answer(Future<T> future) {
        if (future.failed()) {
            throw new IllegalStateException("the rules gave no answer", future.cause());
        }
        return future.result();
    }

    private record Context(Path directory) implements PluginContext {

        @Override
        public String pluginId() {
            return "brain-drools";
        }

        @Override
        public Vertx vertx() {
            throw new UnsupportedOperationException("this brain needs no Vert.x");
        }

        @Override
        public PluginSettings settings() {
            return TestSettings.NONE;
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public String agent() {
            return "ops-warden";
        }

        @Override
        public Path rulesDirectory() {
            return directory.resolve("rules");
        }

        @Override
        public Path cacheDirectory() {
            return directory.resolve("cache");
        }

        @Override
        public Path dataDirectory() {
            return directory.resolve("data");
        }

        @Override
        public Logger logger() {
            return NOPLogger.NOP_LOGGER;
        }
    }
}
