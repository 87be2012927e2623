package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opswarden.dist.Distribution.Ran;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same fifty rules, written for Pigeonhole and as {@code .drl}, decide the same way. What Pigeonhole says of a message
 * becomes a case of {@code rules test}, so that it is the product that disagrees, if anybody does.
 */
final class SieveIT {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final Pattern FOLDER = Pattern.compile("store message in folder: (.*)");

    /** Files of cases have a size that they may not pass. */
    private static final int CASES_PER_FILE = 40;

    @TempDir
    Path work;

    private Path sieveTest;
    private Path script;
    private Path settings;

    @BeforeEach
    void compile() throws Exception {
        sieveTest = Needed.program("sieve-test", "dovecot-sieve");
        // As root it gives up its rights, and then has to find its files all the same.
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(work, "unix:uid"));
        settings = Files.writeString(
                work.resolve("dovecot.conf"),
                (root ? "mail_uid = 65534\nmail_gid = 65534\n" : "") + "mail_location = maildir:" + work.resolve("mail")
                        + "\nssl = no\nplugin {\n  sieve_extensions = +regex\n}\n");
        script = work.resolve("fifty.sieve");
        copy("fifty.sieve", script);
        run(sieveTest.resolveSibling("sievec").toString(), "-c", settings.toString(), script.toString());
    }

    @Test
    void fiftyRulesDecideAsTheirTwinsInSieveDo() throws Exception {
        List<SieveMail> mails = new ArrayList<>(SieveMail.generated(150));
        mails.addAll(SieveMail.sample(
                Path.of(System.getProperty("mail.sample")).toAbsolutePath().normalize()));
        Path rules = Files.createDirectories(work.resolve("rules/tests")).getParent();
        copy("fifty.drl", rules.resolve("fifty.drl"));
        for (int from = 0; from < mails.size(); from += CASES_PER_FILE) {
            List<Map<String, Object>> cases = new ArrayList<>();
            for (SieveMail mail : mails.subList(from, Math.min(from + CASES_PER_FILE, mails.size()))) {
                cases.add(mail.expecting(folder(mail)));
            }
            // Every JSON document of plain characters is YAML.
            JSON.writeValue(rules.resolve("tests/" + from + ".yaml").toFile(), cases);
        }

        Ran ran = new Distribution(Files.createDirectory(work.resolve("product")))
                .run(Map.of("WORKER_RULES_DIR", rules.toString()), "rules", "test", "--json");

        JsonNode tested = JSON.readTree(ran.out());
        assertEquals(
                0, tested.at("/failures").size(), () -> tested.at("/failures").toPrettyString() + ran.err());
        assertEquals(mails.size(), tested.at("/cases").asInt(), tested::toString);
        assertEquals(0, tested.at("/unreached").size(), () -> "decide nothing: " + tested.at("/unreached"));
    }

    /** What Pigeonhole does with a mail. */
    private String folder(SieveMail mail) throws Exception {
        Path file = Files.write(work.resolve("mail.eml"), mail.mail());
        String said = run(sieveTest.toString(), "-c", settings.toString(), script.toString(), file.toString());
        Matcher folder = FOLDER.matcher(said);
        assertTrue(folder.find(), () -> "sieve-test said of " + mail.id() + ": " + said);
        return folder.group(1).strip();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> command[0] + " did not end");
        assertEquals(0, process.exitValue(), () -> String.join(" ", command) + ": " + said);
        return said;
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream in = SieveIT.class.getResourceAsStream("/sieve/" + resource)) {
            Files.copy(in, to);
        }
    }
}
