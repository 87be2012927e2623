package dev.opswarden.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A real systemd user manager of a real unprivileged user, made for a test and removed with it. Takes root: a user, a
 * delegated cgroup and a runtime directory have to be made. The home is not in {@code /tmp}, which a unit with a
 * {@code /tmp} of its own would not see.
 */
final class UserManager implements AutoCloseable {

    private static final int LIMIT_SECONDS = 300;

    /** For {@code @ResourceLock}: one user's systemd at a time is load enough. */
    static final String LOCK = "a user's systemd";

    private final String user;
    private final int uid;
    private final Path home;
    private final Path runtime;
    private final Process process;

    private UserManager(String user, int uid, Path home, Path runtime, Process process) {
        this.user = user;
        this.uid = uid;
        this.home = home;
        this.runtime = runtime;
        this.process = process;
    }

    /**
     * Starts one; where that is not possible the test is left out.
     *
     * @param log where it says what it does
     */
    static UserManager start(Path log) throws IOException, InterruptedException {
        Path systemd = Needed.program("systemd", "systemd");
        Path setpriv = Needed.program("setpriv", "util-linux");
        Needed.program("unshare", "util-linux");
        Path useradd = Needed.program("useradd", "passwd");
        Needed.program("userdel", "passwd");
        Needed.program("dbus-daemon", "dbus");
        Needed.that(ask("id", "-u").equals("0"), "a systemd user manager of another user can be started by root alone");
        String user = "warden-it-" + ProcessHandle.current().pid();
        Files.createDirectories(Path.of("/home"));
        ask(useradd.toString(), "--create-home", "--base-dir", "/home", user);
        int uid = Integer.parseInt(ask("id", "-u", user));
        Path runtime = Path.of("/run/user/" + uid);
        String slice = "user.slice/user-" + uid + ".slice/user@" + uid + ".service";
        // Each mount of a unit is made below unit-root; the manager itself lives in a cgroup that is the user's. Where
        // /run
        // is a mount of its own, as on every machine that systemd has started, units see it; elsewhere (a container) a
        // unit with ProtectProc= gets an empty one, without the session bus. Likewise /run/credentials is there, on
        // which
        // LoadCredential= mounts.
        String script = """
                set -e
                mkdir -p /run/systemd/system /run/systemd/unit-root /run/credentials
                install -d -m 700 -o %1$d -g %1$d %2$s
                for root in /sys/fs/cgroup /sys/fs/cgroup/systemd /sys/fs/cgroup/unified; do
                    [ -e $root/cgroup.procs ] || continue
                    mkdir -p $root/%3$s/init.scope
                    chown -R %1$d:%1$d $root/%3$s
                    echo $$ > $root/%3$s/init.scope/cgroup.procs
                done
                cd ~%4$s
                mount --bind /run /run
                exec %5$s --reuid=%1$d --regid=%1$d --clear-groups env -i HOME=/home/%4$s USER=%4$s LOGNAME=%4$s \
                    SHELL=/bin/sh PATH=/usr/bin:/bin XDG_RUNTIME_DIR=%2$s %6$s --user
                """.formatted(uid, runtime, slice, user, setpriv, systemd);
        Process process = new ProcessBuilder("unshare", "--mount", "/bin/sh", "-c", script)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        UserManager manager = new UserManager(user, uid, Path.of("/home/" + user), runtime, process);
        Runtime.getRuntime().addShutdownHook(new Thread(manager::closeQuietly));
        try {
            manager.await("the user manager to answer", () -> {
                String state =
                        manager.run("systemctl", "--user", "is-system-running").out();
                return state.startsWith("running") || state.startsWith("degraded");
            });
        } catch (AssertionError e) {
            String said = Files.readString(log);
            manager.close();
            Needed.that(false, "no systemd user manager can be started here: " + said);
        }
        return manager;
    }

    Path home() {
        return home;
    }

    Path units() {
        return home.resolve(".config/systemd/user");
    }

    /** The directory that a login would have set {@code XDG_RUNTIME_DIR} to. */
    Path runtime() {
        return runtime;
    }

    /** A command of the user's that is not started yet, with nothing of our environment. */
    ProcessBuilder process(String... command) {
        List<String> words = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + uid,
                "--regid=" + uid,
                "--clear-groups",
                "env",
                "-i",
                "HOME=" + home,
                "USER=" + user,
                "PATH=" + home + "/.local/bin:/usr/bin:/bin",
                "JAVA_HOME=" + System.getProperty("java.home"),
                "XDG_RUNTIME_DIR=" + runtime));
        words.addAll(List.of(command));
        return new ProcessBuilder(words).directory(home.toFile());
    }

    /** The command lines of all that runs as this user. */
    List<String> processes() {
        return ProcessHandle.allProcesses()
                .filter(one -> one.info().user().filter(user::equals).isPresent())
                .map(one -> one.info().commandLine().orElse(""))
                .toList();
    }

    /** Runs a command as the user, with nothing of our environment, to its end. */
    Distribution.Ran run(String... command) {
        try {
            Path out = Files.createTempFile("warden-it-", ".out");
            Path err = Files.createTempFile("warden-it-", ".err");
            Process running = process(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!running.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new AssertionError("'" + String.join(" ", command) + "' did not end: " + Files.readString(err));
            }
            Distribution.Ran ran =
                    new Distribution.Ran(running.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return ran;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What systemd says of a unit's property. */
    String property(String unit, String name) {
        return run("systemctl", "--user", "show", "--value", "-p", name, unit)
                .out()
                .strip();
    }

    /** Writes a file of the user's. */
    void write(Path file, String text) throws IOException, InterruptedException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        ask("chown", "-R", user + ":" + user, home.toString());
    }

    /** Waits until something is so; the manager has to live as long. */
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        // Nobody else runs anything as this user.
        ProcessHandle.allProcesses()
                .filter(one -> one.info().user().filter(user::equals).isPresent())
                .forEach(ProcessHandle::destroyForcibly);
        ask("userdel", "--force", "--remove", user);
        ask("rm", "-rf", runtime.toString());
    }

    private void closeQuietly() {
        if (Files.exists(home)) {
            try {
                close();
            } catch (IOException | InterruptedException e) {
                System.err.println("the user " + user + " is left behind: " + e);
            }
        }
    }

    private static String ask(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }
}
