package dev.opswarden.cli;

import dev.opswarden.engine.plugin.PluginInfo;
import dev.opswarden.spi.RuleBook;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Rules that are as a test says. */
record FakeRuleBook(String id, Future<RuleBook.Status> answer) implements RuleBook {

    /** The jar that it would have come from. */
    static final PluginInfo JAR = new PluginInfo(
            "brain-drools",
            "1.0.0",
            PluginInfo.State.STARTED,
            List.of("brain:drools"),
            Path.of("/p/brain-drools.jar"),
            "*",
            Optional.empty());

    @Override
    public Future<Status> status() {
        return answer;
    }
}
