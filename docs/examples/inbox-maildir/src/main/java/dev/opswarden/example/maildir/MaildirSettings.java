package dev.opswarden.example.maildir;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What an operator writes into {@code maildir.properties} in the plugin's data directory.
 *
 * @param file that file, for failures
 * @param maildir the directory with {@code new} and {@code cur}
 * @param from the sender of replies; none until somebody says so
 * @param sendmail the command that takes a mail on standard input, and its arguments
 */
record MaildirSettings(Path file, Path maildir, Optional<String> from, List<String> sendmail) {

    private static final String NAME = "maildir.properties";
    private static final List<String> KNOWN = List.of("maildir", "from", "sendmail");

    static MaildirSettings of(PluginContext context) {
        Path file = context.dataDirectory().resolve(NAME);
        Properties said = read(file);
        for (String name : said.stringPropertyNames()) {
            if (!KNOWN.contains(name)) {
                throw bad(file, "has '" + name + "', which is none of " + KNOWN);
            }
        }
        Path maildir = Path.of(said.getProperty("maildir", System.getProperty("user.home") + "/Maildir"));
        if (!maildir.isAbsolute()) {
            throw bad(file, "has maildir '" + maildir + "', which must be an absolute path");
        }
        List<String> command = CommandWords.split(said.getProperty("sendmail", "/usr/sbin/sendmail -i -t"))
                .orElseThrow(() -> bad(file, "has a quote in sendmail that is not closed"));
        if (command.isEmpty() || !Path.of(command.get(0)).isAbsolute()) {
            throw bad(file, "must name the program of sendmail by an absolute path, not " + command);
        }
        return new MaildirSettings(file, maildir, Optional.ofNullable(said.getProperty("from")), command);
    }

    private static Properties read(Path file) {
        Properties said = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                said.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new WardenException(ErrorKind.SETTINGS, "'" + file + "' cannot be read: " + e.getMessage(), e);
            }
        }
        return said;
    }

    private static WardenException bad(Path file, String what) {
        return new WardenException(ErrorKind.SETTINGS, "'" + file + "' " + what);
    }
}
