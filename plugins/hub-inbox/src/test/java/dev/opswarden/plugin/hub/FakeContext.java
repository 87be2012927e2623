package dev.opswarden.plugin.hub;

import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A context of the host, with settings that a test may change until the first call. */
final class FakeContext implements PluginContext, PluginSettings {

    private final Vertx vertx;
    private final String agent;
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Map<String, Duration> durations = new ConcurrentHashMap<>();

    FakeContext(Vertx vertx, String agent, String url) {
        this.vertx = vertx;
        this.agent = agent;
        texts.put("WARDEN_HUB_URL", url);
        for (String stage : new String[] {"HEALTH", "FETCH", "SEND", "PROGRESS"}) {
            durations.put("WORKER_TIMEOUT_" + stage, Duration.ofSeconds(20));
        }
    }

    FakeContext with(String name, Object value) {
        texts.put(name, value.toString());
        return this;
    }

    FakeContext limit(String stage, Duration limit) {
        durations.put("WORKER_TIMEOUT_" + stage, limit);
        return this;
    }

    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    @Override
    public Duration duration(String name) {
        return Optional.ofNullable(durations.get(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }

    @Override
    public String pluginId() {
        return "hub-inbox";
    }

    @Override
    public Vertx vertx() {
        return vertx;
    }

    @Override
    public PluginSettings settings() {
        return this;
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public String agent() {
        return agent;
    }

    @Override
    public Path rulesDirectory() {
        throw new UnsupportedOperationException("not a brain");
    }

    @Override
    public Path cacheDirectory() {
        throw new UnsupportedOperationException("keeps nothing");
    }

    @Override
    public Path dataDirectory() {
        throw new UnsupportedOperationException("keeps nothing");
    }

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger("hub-inbox");
    }
}
