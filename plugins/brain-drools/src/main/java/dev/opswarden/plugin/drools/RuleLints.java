package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.drl.Consequences;
import dev.opswarden.plugin.drools.drl.DrlFile;
import dev.opswarden.plugin.drools.drl.DrlRule;
import dev.opswarden.plugin.drools.drl.DrlToken;
import dev.opswarden.plugin.drools.drl.Finding;
import dev.opswarden.plugin.drools.drl.NeverFires;
import dev.opswarden.plugin.drools.regex.Matching;
import dev.opswarden.plugin.drools.regex.RegexRisk;
import dev.opswarden.rules.Message;
import dev.opswarden.spi.RuleRemark;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What is wrong with rules that compile: errors that a message would meet, and what is probably not meant. */
final class RuleLints {

    private static final Message SAMPLE = new Message(
            "m-1",
            "alice",
            "ops-warden",
            "Subject",
            "Text.",
            "m-1",
            Instant.parse("2026-01-01T00:00:00Z"),
            "normal",
            List.of("label"));

    private final List<RuleRemark> errors = new ArrayList<>();
    private final List<RuleRemark> warnings = new ArrayList<>();
    private final Templates templates;
    private final RuleLists lists;

    private RuleLints(Path directory) {
        this.templates = new Templates(directory);
        this.lists = new RuleLists(directory);
    }

    static RuleLints of(RuleDirectory directory, Clock clock) {
        RuleLints lints = new RuleLints(directory.path());
        List<DrlFile> files = directory.files().stream()
                .map(file -> DrlFile.of(file.name(), file.text()))
                .toList();
        lints.sameNames(files);
        for (DrlFile file : files) {
            for (Finding finding : NeverFires.in(file, files, clock.instant())) {
                lints.warnings.add(new RuleRemark(file.name(), finding.line(), finding.text()));
            }
            for (Finding finding : Consequences.in(file)) {
                lints.errors.add(new RuleRemark(file.name(), finding.line(), finding.text()));
            }
            lints.calls(file);
            lints.expressions(file);
        }
        lints.templateFiles(directory.path());
        return lints;
    }

    List<RuleRemark> errors() {
        return errors.stream().distinct().toList();
    }

    List<RuleRemark> warnings() {
        return warnings.stream().distinct().toList();
    }

    private void sameNames(List<DrlFile> files) {
        Map<String, DrlRule> known = new HashMap<>();
        for (DrlFile file : files) {
            for (DrlRule rule : file.rules()) {
                DrlRule other = known.putIfAbsent(rule.name(), rule);
                if (other != null && !other.packageName().equals(rule.packageName())) {
                    warnings.add(new RuleRemark(
                            rule.file(),
                            rule.line(),
                            "another rule is called '" + rule.name() + "', at " + other.place()
                                    + ": nobody can tell from a draft which of them decided"));
                }
            }
        }
    }

    /** As it would be said: parts, which no rule says by themselves, may be empty too, but nobody keeps one of those. */
    private void rendered(String template) {
        if (templates.render(template, SAMPLE).isEmpty()) {
            throw new RuleError("template " + Quoted.of(template) + " is empty; write the text of the reply into it");
        }
    }

    /** {@code replyFrom("name")} and {@code Lists.of("name")}. */
    private void calls(DrlFile file) {
        List<DrlToken> tokens = file.tokens();
        for (int at = 2; at + 2 < tokens.size(); at++) {
            DrlToken name = tokens.get(at + 2);
            boolean called = tokens.get(at + 1).isSign('(')
                    && name.kind() == DrlToken.Kind.TEXT
                    && tokens.get(at - 1).isSign('.');
            try {
                if (called && tokens.get(at).isWord("replyFrom")) {
                    rendered(name.text());
                } else if (called
                        && tokens.get(at).isWord("of")
                        && tokens.get(at - 2).isWord("Lists")) {
                    lists.apply(name.text());
                }
            } catch (RuleError e) {
                errors.add(new RuleRemark(file.name(), name.line(), String.valueOf(e.getMessage())));
            }
        }
    }

    private void expressions(DrlFile file) {
        for (DrlRule rule : file.rules()) {
            for (int at = 0; at + 1 < rule.when().size(); at++) {
                DrlToken text = rule.when().get(at + 1);
                if (rule.when().get(at).isWord("matches") && text.kind() == DrlToken.Kind.TEXT) {
                    expression(rule, text);
                }
            }
        }
    }

    private void expression(DrlRule rule, DrlToken text) {
        try {
            Pattern pattern = Pattern.compile(text.unescaped());
            if (!text.text().isEmpty() && text.text().chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ')) {
                warnings.add(new RuleRemark(
                        rule.file(),
                        text.line(),
                        "rule '" + rule.name() + "': matches \"" + text.text()
                                + "\" means the whole text; for a part of it" + " write \"(?is).*" + text.text()
                                + ".*\""));
            }
            if (RegexRisk.of(pattern.pattern()) == RegexRisk.EXPLODES) {
                warnings.add(new RuleRemark(
                        rule.file(),
                        text.line(),
                        "rule '" + rule.name() + "' has a regular expression that can match in too many ways; "
                                + (Matching.isLinear(pattern)
                                        ? "it is matched by the slower, linear matcher"
                                        : "it is ended when the time of the message is up, and the message goes to the"
                                                + " next brain")));
            }
        } catch (PatternSyntaxException e) {
            // An error, named where the rules are compiled.
        }
    }

    /** Also those that no rule uses by name: a variable may. */
    private void templateFiles(Path directory) {
        Path folder = directory.resolve("templates");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.mustache")) {
            for (Path file : files) {
                String name = file.getFileName().toString().replace(".mustache", "");
                try {
                    rendered(name);
                } catch (RuleError e) {
                    errors.add(new RuleRemark("templates/" + name + ".mustache", 0, String.valueOf(e.getMessage())));
                }
            }
        } catch (IOException e) {
            errors.add(new RuleRemark("templates", 0, "the directory cannot be read: " + e.getMessage()));
        }
    }
}
