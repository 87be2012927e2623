package dev.opswarden.example.maildir;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.OneLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One run of the command, without a shell: the mail goes to its standard input. */
final class Sendmail {

    /** What is known of the mail after the run. */
    enum Kind {
        /** The command has taken it. */
        TAKEN,
        /** The command says that it has not. */
        NOT_TAKEN,
        /** Nobody can tell. */
        UNKNOWN
    }

    /**
     * What came of a run.
     *
     * @param kind what is known of the mail
     * @param error the kind of failure, where it is one
     * @param detail one sentence for the operator
     */
    record Outcome(Kind kind, ErrorKind error, String detail) {}

    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR");

    /** {@code sysexits.h}: with one of these a command says that it did not take the mail. */
    private static final int FIRST_REFUSAL = 64;

    private static final int TRY_LATER = 75;
    private static final int NO_PERMISSION = 77;
    private static final int LAST_REFUSAL = 78;

    private static final int MOST_SAID = 2_000;
    private static final int LONGEST_REASON = 300;

    private final List<String> command;

    Sendmail(List<String> command) {
        this.command = command;
    }

    Outcome run(byte[] mail, Duration limit) {
        Process process;
        Path said;
        try {
            said = Files.createTempFile("sendmail-", ".txt");
        } catch (IOException e) {
            return notTaken("no temporary file can be made: " + e.getMessage());
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(said.toFile());
            builder.environment().keySet().retainAll(ENVIRONMENT);
            process = builder.start();
        } catch (IOException e) {
            delete(said);
            return notTaken("'" + command.get(0) + "' cannot be run: " + e.getMessage());
        }
        try {
            return waitFor(process, mail, limit, said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(Kind.UNKNOWN, ErrorKind.TIMEOUT, "'" + command.get(0) + "' was not waited for");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            delete(said);
        }
    }

    private Outcome waitFor(Process process, byte[] mail, Duration limit, Path said) throws InterruptedException {
        // One that does not read must not hold this thread beyond its limit.
        Thread writer = new Thread(() -> write(process, mail), "sendmail-input");
        writer.setDaemon(true);
        writer.start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Outcome(
                    Kind.UNKNOWN,
                    ErrorKind.TIMEOUT,
                    "'" + command.get(0) + "' did not end within " + limit.toMillis()
                            + " ms (WORKER_TIMEOUT_SEND) and was killed");
        }
        int status = process.exitValue();
        String detail = "'" + command.get(0) + "' ended with status " + status + reason(said);
        if (status == 0) {
            return new Outcome(Kind.TAKEN, ErrorKind.INTERNAL, detail);
        }
        if (status < FIRST_REFUSAL || status > LAST_REFUSAL) {
            return new Outcome(Kind.UNKNOWN, ErrorKind.UNREACHABLE, detail);
        }
        ErrorKind error = status == TRY_LATER
                ? ErrorKind.UNREACHABLE
                : status == NO_PERMISSION ? ErrorKind.DENIED : ErrorKind.REJECTED;
        return new Outcome(Kind.NOT_TAKEN, error, detail);
    }

    private static void write(Process process, byte[] mail) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(mail);
        } catch (IOException e) {
            // It has ended without reading all: its status tells.
        }
    }

    private static String reason(Path said) {
        try (var in = Files.newInputStream(said)) {
            String text = OneLine.of(new String(in.readNBytes(MOST_SAID), StandardCharsets.UTF_8), LONGEST_REASON);
            return text.isEmpty() ? "" : ": " + text;
        } catch (IOException e) {
            return "";
        }
    }

    private static Outcome notTaken(String detail) {
        return new Outcome(Kind.NOT_TAKEN, ErrorKind.REJECTED, detail + "; set " + MaildirSettings.SENDMAIL);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A small file in the temporary directory.
        }
    }
}
