package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is given to install: the archive, the package for Debian, man pages and completion. */
class PackagesIT {

    private static final Path BUILT =
            Path.of(System.getProperty("warden.dist", "")).toAbsolutePath();

    @TempDir
    Path work;

    @Test
    void theArchiveHoldsWhatTheDistributionHoldsAndRunsWhereItIsUnpacked() throws Exception {
        Path unpacked = Files.createDirectory(work.resolve("a place with blanks"));

        run("tar", "-xzf", built(".tar.gz").toString(), "-C", unpacked.toString());

        Path root = only(unpacked);
        assertEquals(files(BUILT), files(root));
        assertTrue(version(root).startsWith("warden-runtime "), () -> version(root));
    }

    @Test
    void thePackageForDebianRunsFromItsLinkAndNothingInItLeadsOutside() throws Exception {
        Needed.program("dpkg-deb", "dpkg");
        Path system = Files.createDirectory(work.resolve("system"));

        run("dpkg-deb", "-x", built(".deb").toString(), system.toString());

        Path root = system.resolve("usr/share/warden-runtime");
        assertEquals(files(BUILT), files(root));
        Path linked = system.resolve("usr/bin/warden-runtime");
        assertEquals(root.resolve("bin/warden-runtime").toRealPath(), linked.toRealPath());
        assertTrue(run(linked.toString(), "--version").startsWith("warden-runtime "));
        try (Stream<Path> all = Files.walk(system)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                assertTrue(link.toRealPath().startsWith(root.toRealPath()), link::toString);
            }
        }
    }

    @Test
    void thePackageForDebianSaysWhichJavaItNeeds() throws Exception {
        Needed.program("dpkg-deb", "dpkg");

        String depends = run("dpkg-deb", "-f", built(".deb").toString(), "Depends");

        assertEquals("default-jre-headless (>= 2:1.17) | java17-runtime-headless", depends.strip());
    }

    @Test
    void everyCommandHasAManPageThatNamesItsOptions() throws Exception {
        for (List<String> command : commands()) {
            String name = command.isEmpty() ? "warden-runtime" : "warden-runtime-" + String.join("-", command);
            String page = Files.readString(BUILT.resolve("share/man/man1/" + name + ".1"));

            assertTrue(page.contains("\\- "), () -> name + " has no line that says what it is for");
            help(command)
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("--"))
                    .map(line -> line.split("[=, ]", 2)[0])
                    .forEach(option ->
                            assertTrue(page.replace("\\-", "-").contains(option), () -> name + " lacks " + option));
        }
    }

    @Test
    void bashCompletesEveryCommand() throws Exception {
        for (List<String> command : commands()) {
            if (!command.isEmpty()) {
                List<String> above = command.subList(0, command.size() - 1);
                String last = command.get(command.size() - 1);

                assertTrue(
                        completed(above, last.substring(0, 1)).contains(last),
                        () -> "bash does not complete " + command);
            }
        }
    }

    @Test
    void bashCompletesOptions() throws Exception {
        assertEquals(List.of("--dry-run"), completed(List.of("tick"), "--dr"));
    }

    @Test
    void dpkgInstallsAndRemovesThePackageAndWhatItBringsIsFound() throws Exception {
        Needed.program("dpkg", "dpkg");
        Needed.program("man", "man-db");
        Needed.program("script", "bsdutils");
        Path loader = Path.of("/usr/share/bash-completion/bash_completion");
        Needed.that(Files.exists(loader), "there is no bash-completion here: apt-get install bash-completion");
        Needed.that(run("id", "-u").strip().equals("0"), "dpkg installs for root alone");
        Path root = Files.createDirectory(work.resolve("system"));
        Files.createDirectories(root.resolve("var/lib/dpkg/updates"));
        Files.createDirectories(root.resolve("var/lib/dpkg/info"));
        Files.createFile(root.resolve("var/lib/dpkg/status"));

        dpkg(root, "--install", built(".deb").toString());

        String bin = root.resolve("usr/bin").toString();
        assertTrue(run(bin + "/warden-runtime", "--version").startsWith("warden-runtime "));
        assertTrue(Files.isExecutable(root.resolve("usr/share/warden-runtime/systemd/install-worker-timer.sh")));
        assertTrue(Files.isDirectory(root.resolve("usr/share/warden-runtime/startup")), "it starts quickly at once");
        String page = run("man", "-P", "cat", "-M", root + "/usr/share/man", "warden-runtime");
        assertTrue(page.contains("WARDEN-RUNTIME(1)"), page);
        ProcessBuilder bash = new ProcessBuilder("bash", "--noprofile", "--norc", "-i").directory(work.toFile());
        bash.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        bash.environment().put("XDG_DATA_DIRS", root.resolve("usr/share").toString());
        try (PseudoTerminal terminal = new PseudoTerminal(bash)) {
            terminal.type("PS1='ready> '; source " + loader + "; echo 'loa''ded'\n");
            terminal.await("loaded");
            terminal.await("ready> ");
            terminal.type("warden-runtime rules repl\t");
            terminal.await("replay");
        }

        dpkg(root, "--purge", "warden-runtime");
        assertFalse(Files.exists(root.resolve("usr/share/warden-runtime")));
        assertFalse(Files.exists(root.resolve("usr/bin/warden-runtime")));
    }

    private void dpkg(Path root, String... arguments) throws Exception {
        run(Stream.concat(
                        // Which Java there is, this root does not say.
                        Stream.of(
                                "dpkg",
                                "--root=" + root,
                                "--force-script-chrootless",
                                "--force-depends",
                                "--force-not-root"),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void zshCompletesAsItIsTyped() throws Exception {
        Needed.program("zsh", "zsh");
        Needed.program("script", "bsdutils");
        ProcessBuilder zsh = new ProcessBuilder("zsh", "-f", "-i").directory(work.toFile());
        String bin = BUILT.resolve("bin").toString();
        zsh.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        try (PseudoTerminal terminal = new PseudoTerminal(zsh)) {
            terminal.type("fpath=('" + BUILT.resolve("share/zsh/site-functions") + "' $fpath) PS1='ready> '\n");
            terminal.type("autoload -Uz compinit && compinit -u -D; echo 'loa''ded'\n");
            terminal.await("loaded");
            terminal.await("ready> ");

            terminal.type("warden-runtime rules repl\t");

            String shown = terminal.await("replay");
            assertFalse(shown.contains("not found"), shown);
        }
    }

    /** The words of every command, those without any first. */
    private List<List<String>> commands() throws Exception {
        List<List<String>> found = new ArrayList<>();
        found.add(List.of());
        for (int next = 0; next < found.size(); next++) {
            List<String> parent = found.get(next);
            String help = help(parent);
            int listed = help.indexOf("\nCommands:\n");
            if (listed >= 0) {
                help.substring(listed + "\nCommands:\n".length())
                        .lines()
                        .takeWhile(line -> line.startsWith("  "))
                        .filter(line -> !line.startsWith("   "))
                        .map(line -> line.strip().split(" ", 2)[0])
                        .forEach(word -> found.add(
                                Stream.concat(parent.stream(), Stream.of(word)).toList()));
            }
        }
        assertTrue(found.size() > 15, found::toString);
        return found;
    }

    private String help(List<String> command) throws Exception {
        return run(Stream.of(
                        Stream.of(BUILT.resolve("bin/warden-runtime").toString()),
                        command.stream(),
                        Stream.of("--help"))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    /** What bash offers for a word that was begun after others. */
    private List<String> completed(List<String> before, String begun) throws Exception {
        String words = String.join(" ", before);
        String script = "compopt() { :; }; source \"$1\"; COMP_WORDS=(warden-runtime " + words + " " + begun + ");"
                + " COMP_CWORD=" + (before.size() + 1)
                + "; _complete_warden-runtime; printf '%s\\n' \"${COMPREPLY[@]}\"";
        return run(
                        "bash",
                        "-c",
                        script,
                        "-",
                        BUILT.resolve("share/bash-completion/completions/warden-runtime")
                                .toString())
                .lines()
                .map(String::strip)
                .toList();
    }

    private String version(Path root) {
        try {
            return run(root.resolve("bin/warden-runtime").toString(), "--version");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Path built(String suffix) throws IOException {
        try (Stream<Path> all = Files.list(BUILT.getParent())) {
            List<Path> found =
                    all.filter(file -> file.toString().endsWith(suffix)).toList();
            assertEquals(1, found.size(), found::toString);
            return found.get(0);
        }
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> found = all.toList();
            assertEquals(1, found.size(), found::toString);
            return found.get(0);
        }
    }

    /** What is in an installation, with what may be executed marked; the archive of classes is made where it is used. */
    private static Set<String> files(Path root) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path name = root.relativize(file);
                if (!name.startsWith("startup")) {
                    names.add(name + (Files.isExecutable(file) ? "*" : ""));
                }
            }
        }
        return names;
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(work, "out-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", System.getenv("PATH"),
                        "HOME", work.toString(),
                        "JAVA_HOME", System.getProperty("java.home")));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        process.getOutputStream().close();
        int status = process.waitFor();
        String said = Files.readString(out);
        assertEquals(0, status, () -> String.join(" ", command) + ": " + said);
        return said;
    }
}
