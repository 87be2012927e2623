package dev.opswarden.dist;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Endpoints that this project did not write, from the npm registry. {@code .ci/run} installs them; where they are not,
 * the tests that want them say so and are not run.
 */
final class ModelMocks implements AutoCloseable {

    private final Process process;
    private final int port;

    private ModelMocks(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** {@code @copilotkit/aimock}, which answers every question with this text; the flags make it misbehave. */
    static ModelMocks aimock(Path work, String content, String... flags) throws Exception {
        Path fixtures = Files.writeString(
                work.resolve("aimock-" + System.nanoTime() + ".json"),
                "{\"fixtures\":[{\"match\":{},\"response\":{\"content\":" + quoted(content) + "}}]}");
        int port = freePort();
        List<String> command =
                new ArrayList<>(List.of("-p", "" + port, "-f", fixtures.toString(), "--log-level", "silent"));
        command.addAll(List.of(flags));
        return start("llmock", port, work, command);
    }

    /** {@code @dwmkerr/mock-llm} with these rules, in its own YAML. */
    static ModelMocks mockLlm(Path work, String rules) throws Exception {
        Path file = Files.writeString(work.resolve("mock-llm-" + System.nanoTime() + ".yaml"), rules);
        return start("mock-llm", freePort(), work, List.of("--config", file.toString()));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static ModelMocks start(String name, int port, Path work, List<String> args) throws Exception {
        Path program = directory().resolve("node_modules/.bin").resolve(name);
        Needed.that(
                Files.exists(program),
                "'" + program
                        + "' is not there. .ci/run installs it, or: npm ci --ignore-scripts in a copy"
                        + " of .ci/model-mocks, and WARDEN_MODEL_MOCKS pointing there");
        List<String> command = new ArrayList<>(List.of("node", program.toString()));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve(name + "-" + port + ".log").toFile());
        builder.environment().putAll(Map.of("PORT", "" + port, "HOST", "127.0.0.1"));
        ModelMocks mock = new ModelMocks(builder.start(), port);
        mock.waitUntilItAccepts();
        return mock;
    }

    private void waitUntilItAccepts() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException e) {
                // It tells nobody that it listens; its end is waited for meanwhile.
                if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                    close();
                    throw new AssertionError("the endpoint did not start; its log is beside the test's files", e);
                }
            }
        }
    }

    private static Path directory() {
        String named = System.getenv("WARDEN_MODEL_MOCKS");
        if (named != null) {
            return Path.of(named);
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base = cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("warden-runtime/model-mocks");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
