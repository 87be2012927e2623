package dev.opswarden.plugin.drools;

import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A host that has no more than what this brain needs. */
record FakeContext(Path rulesDirectory, Path cacheDirectory) implements PluginContext {

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
        return new PluginSettings() {
            @Override
            public Optional<String> text(String name) {
                return Optional.empty();
            }

            @Override
            public Duration duration(String name) {
                throw new IllegalArgumentException(name);
            }
        };
    }

    @Override
    public Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    }

    @Override
    public String agent() {
        return "ops-warden";
    }

    @Override
    public Path dataDirectory() {
        return cacheDirectory.resolveSibling("data");
    }

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger("brain-drools");
    }
}
