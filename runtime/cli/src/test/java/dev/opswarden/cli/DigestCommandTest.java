package dev.opswarden.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.opswarden.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestCommandTest {

    @TempDir
    Path home;

    @Test
    void withoutADigestItSaysWhatWritesOne() {
        assertEquals(
                new Ran(0, "", "no digest yet; a tick that decides something writes one\n"),
                new Shell(home).run("digest"));
    }

    @Test
    void theLatestIsPrintedAndSteersNothing() throws IOException {
        Path digests = Files.createDirectories(home.resolve("state/digest"));
        Files.writeString(digests.resolve("latest.md"), "# two\n\n- \u001b[2Jone\tmore\n");

        assertEquals(
                new Ran(0, "# two\n\n- \u241b[2Jone\tmore\n", ""),
                new Shell(home).run("digest", "--state-dir", "state"));
    }

    @Test
    void oneThatCannotBeReadIsAFaultOfTheState() throws IOException {
        Files.createDirectories(home.resolve("state/digest/latest.md"));

        assertEquals(74, new Shell(home).run("digest", "--state-dir", "state").status());
    }
}
