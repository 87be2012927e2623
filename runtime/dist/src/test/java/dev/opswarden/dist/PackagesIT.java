package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an operator is given to install: the archive, and the package for Debian with what it brings. */
class PackagesIT extends BuiltSetUp {

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
}
