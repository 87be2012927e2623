package dev.opswarden.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rules that repeat what a message says in every text that a rule has; what they do is in the id of the message. */
final class HostileRules {

    private HostileRules() {}

    static Path in(Path work) throws IOException {
        Path rules = Files.createDirectory(work.resolve("rules"));
        Files.writeString(rules.resolve("echo.drl"), """
                package triage;
                import dev.opswarden.rules.Message;
                import dev.opswarden.rules.Triage;
                rule "replies" when $t : Triage( undecided ) $m : Message( id matches "reply-.*" )
                then $t.reply($m.getBody()).because($m.getSubject()).label($m.getSubject()); end
                rule "informs" when $t : Triage( undecided ) $m : Message( id matches "fyi-.*" )
                then $t.fyi($m.getBody()).label($m.getBody()); end
                rule "ignores" when $t : Triage( undecided ) $m : Message( id matches "ignore-.*" )
                then $t.ignore($m.getBody()); end
                rule "throws" when $t : Triage( undecided ) $m : Message( id matches "thrown-.*" )
                then throw new IllegalStateException($m.getBody()); end
                rule "the rest" salience -10 when $t : Triage( undecided ) $m : Message( id not matches "thrown-.*" )
                then $t.escalate($m.getBody()); end
                """);
        return rules;
    }
}
