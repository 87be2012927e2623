package dev.opswarden.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The distribution as it was built, run as an operator runs it: a process of its own, with nothing of our environment. */
final class Distribution {

    /**
     * What came of a command.
     *
     * @param status the exit status
     * @param out what went to standard output
     * @param err what went to standard error
     */
    record Ran(int status, String out, String err) {}

    /**
     * A command under way.
     *
     * @param command what was asked for
     * @param process its process
     * @param out where its standard output goes
     * @param err where its standard error goes
     */
    record Running(String command, Process process, Path out, Path err) {

        /** Waits for its end. */
        Ran end() throws IOException, InterruptedException {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("'" + command + "' did not end; so far: " + Files.readString(out));
            }
            Ran ran = new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return ran;
        }
    }

    private static final long LIMIT_SECONDS = 120;

    private final Path work;

    /**
     * The distribution in surroundings of a test's own.
     *
     * @param work an empty directory: {@code home} and {@code tmp} are made in it, for {@code HOME} and {@code TMPDIR}
     */
    Distribution(Path work) throws IOException {
        this.work = work;
        Files.createDirectory(home());
        Files.createDirectory(temporary());
    }

    Path home() {
        return work.resolve("home");
    }

    Path temporary() {
        return work.resolve("tmp");
    }

    /** Runs a command to its end. */
    Ran run(Map<String, String> environment, String... args) throws IOException, InterruptedException {
        return start(environment, args).end();
    }

    /** A command under way; any number of them may be. */
    Running start(Map<String, String> environment, String... args) throws IOException {
        Path out = Files.createTempFile(work, "out-", ".txt");
        Path err = Files.createTempFile(work, "err-", ".txt");
        Process process = process(environment, args)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        return new Running(String.join(" ", args), process, out, err);
    }

    /** A command that is not started yet. */
    ProcessBuilder process(Map<String, String> environment, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("warden.dist", ""))
                .resolve("bin/warden-runtime")
                .toString());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HOME", home().toString());
        builder.environment().put("TMPDIR", temporary().toString());
        builder.environment().putAll(environment);
        return builder;
    }
}
