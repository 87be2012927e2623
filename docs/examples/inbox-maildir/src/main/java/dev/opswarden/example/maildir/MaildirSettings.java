package dev.opswarden.example.maildir;

import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.PluginContext;
import dev.opswarden.spi.PluginSettings;
import dev.opswarden.spi.WardenException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an operator sets, beside the settings of the host; {@code META-INF/warden-settings.txt} declares it, so that the
 * host shows it and checks its type.
 *
 * @param maildir the directory with {@code new} and {@code cur}
 * @param from the sender of replies; none until somebody says so
 * @param sendmail the command that takes a mail on standard input, and its arguments
 */
record MaildirSettings(Path maildir, Optional<String> from, List<String> sendmail) {

    static final String DIRECTORY = "INBOX_MAILDIR_DIRECTORY";
    static final String FROM = "INBOX_MAILDIR_FROM";
    static final String SENDMAIL = "INBOX_MAILDIR_SENDMAIL";

    static MaildirSettings of(PluginContext context) {
        PluginSettings said = context.settings();
        Path maildir = Path.of(said.text(DIRECTORY).orElse(System.getProperty("user.home") + "/Maildir"));
        String command = said.text(SENDMAIL).orElse("/usr/sbin/sendmail -i -t");
        List<String> words =
                CommandWords.split(command).orElseThrow(() -> bad(SENDMAIL, command, "has a quote that is not closed"));
        if (words.isEmpty() || !Path.of(words.get(0)).isAbsolute()) {
            throw bad(SENDMAIL, command, "must name the program by an absolute path");
        }
        return new MaildirSettings(maildir, said.text(FROM), words);
    }

    private static WardenException bad(String name, String value, String what) {
        return new WardenException(ErrorKind.SETTINGS, name + "='" + value + "' " + what);
    }
}
