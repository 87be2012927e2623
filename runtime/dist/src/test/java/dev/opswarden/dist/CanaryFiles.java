package dev.opswarden.dist;

import dev.opswarden.dist.Canaries.Canary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** What lies around a worker whose every part says a secret: rules, plugins, programs, its own token and key. */
final class CanaryFiles {

    private final Path work;
    private final Path home;
    private final Canaries canaries;

    CanaryFiles(Path work, Path home, Canaries canaries) {
        this.work = work;
        this.home = home;
        this.canaries = canaries;
    }

    /** Rules that say what they read out of digits, where no detector had a chance before. */
    Path rules() throws IOException {
        Path rules = Files.createDirectory(work.resolve("rules"));
        Files.writeString(rules.resolve("echo.drl"), """
                package triage;
                import dev.opswarden.rules.Message;
                import dev.opswarden.rules.Triage;
                function String read(String digits) {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i + 2 < digits.length(); i += 3) {
                        text.append((char) (Integer.parseInt(digits.substring(i, i + 3)) - 100));
                    }
                    return text.toString();
                }
                rule "says what it read"
                when $t : Triage( undecided ) $m : Message( subject == "digits" )
                then $t.reply(read($m.getBody())).because(read($m.getBody())).label(read($m.getBody())); end
                rule "throws what it read"
                when $t : Triage( undecided ) $m : Message( subject == "throw" )
                then throw new IllegalStateException(read($m.getBody())); end
                rule "fills a template"
                when $t : Triage( undecided ) $m : Message( body == "template" )
                then $t.replyFrom("half").because("template"); end
                rule "answers"
                when $t : Triage( undecided ) $m : Message( subject == "plain" )
                then $t.reply("Look in the vault.").because("plain"); end
                """);
        Files.createDirectory(rules.resolve("templates"));
        Canary half = canaries.one("github-token", "template");
        Files.writeString(
                rules.resolve("templates/half.mustache"),
                half.text().substring(0, 22) + "{{! in two halves }}"
                        + half.text().substring(22));
        return rules;
    }

    /** The shipped plugins, and a notifier that fails. */
    Path plugins() throws IOException {
        Path plugins = Files.createDirectory(work.resolve("plugins"));
        try (Stream<Path> shipped = Files.list(Path.of(System.getProperty("warden.dist", ""), "plugins"))) {
            for (Path jar : shipped.toList()) {
                Files.copy(jar, plugins.resolve(jar.getFileName()));
            }
        }
        String failure =
                "no: " + canaries.one("github-token", "plugin's failure").text() + " and "
                        + canaries.one("password", "plugin's failure").text();
        CanaryNotifier.pack(plugins.resolve("canary.jar"), failure);
        return plugins;
    }

    /** A folder of programs with one that writes down what a desktop would be told. */
    Path notifySend() throws IOException {
        Path bin = Files.createDirectory(work.resolve("bin"));
        script(bin.resolve("notify-send"), "printf '%s\\n' \"$@\" >> '" + home + "/notified'\n");
        return bin;
    }

    /** An editor that leaves one text after another; what it is given is what goes out, and is searched as well. */
    String editor(String name, List<String> texts) throws IOException {
        Path directory = Files.createDirectory(work.resolve(name));
        for (int i = 0; i < texts.size(); i++) {
            Files.writeString(directory.resolve("text-" + i), texts.get(i));
        }
        Files.writeString(directory.resolve("count"), "0");
        Path editor = work.resolve("edit-" + name);
        script(editor, """
                cd '%s'
                cat "$1" >> '%s/edited'
                n=$(cat count)
                cat text-$n > "$1"
                echo $((n+1)) > count
                """.formatted(directory, home));
        return editor.toString();
    }

    /** A secret of the worker's own, in a file for it alone. */
    String own(String name, String kind) throws IOException {
        Path file =
                Files.writeString(work.resolve(name), canaries.one(kind, name).text() + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
