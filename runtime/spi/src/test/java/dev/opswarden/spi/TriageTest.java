package dev.opswarden.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TriageTest {

    @Test
    void aDecisionNeedsAReason() {
        assertThrows(IllegalArgumentException.class, () -> Triage.fyi(" "));
        assertThrows(IllegalArgumentException.class, () -> Triage.abstain(""));
        assertThrows(IllegalArgumentException.class, () -> Triage.defer("\n"));
        assertThrows(IllegalArgumentException.class, () -> Veto.because(""));
    }

    @Test
    void aReplyNeedsATextAndAnEscalationDoesNot() {
        assertThrows(IllegalArgumentException.class, () -> Triage.reply(" \n", "because"));
        assertEquals("", Triage.escalate("because").body());
        assertEquals("perhaps so", Triage.escalate("perhaps so", "because").body());
    }

    /** What is left of such a text once it is cleaned may be nothing, and nobody could approve what nobody can see. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000\u0007", "\u200b\ufeff\u2060", "\u00a0\u3000", "\u2800", "\ud83d", "\ufe0f", "\u3164"})
    void aTextOfWhichNothingCanBeSeenIsNone(String hidden) {
        assertThrows(IllegalArgumentException.class, () -> Triage.reply(hidden, "because"));
        assertThrows(IllegalArgumentException.class, () -> Triage.fyi(hidden));
        assertThrows(IllegalArgumentException.class, () -> Triage.defer(hidden));
        assertThrows(IllegalArgumentException.class, () -> Veto.because(hidden));
        assertEquals("\u200b!", Triage.reply("\u200b!", "because").body());
    }

    @Test
    void aDeferralKeepsItsRulePriorityAndLabelsAsAnEscalation() {
        Triage.Decided stands = Triage.defer("unknown")
                .byRule("nothing known", Priority.HIGH, List.of("new"))
                .asEscalation();

        assertEquals(Decision.ESCALATE, stands.decision());
        assertEquals(Optional.of("nothing known"), stands.rule());
        assertEquals(Priority.HIGH, stands.priority());
        assertEquals(List.of("new"), stands.labels());
    }

    @Test
    void labelsAreCopied() {
        List<String> labels = new ArrayList<>(List.of("a"));
        Triage.Decided decided = Triage.fyi("because").withLabels(labels);
        labels.add("b");

        assertEquals(List.of("a"), decided.labels());
    }

    @Test
    void namesAreReadInAnyCaseAndNothingElseIs() {
        assertEquals(Optional.of(Priority.URGENT), Priority.parse(" Urgent "));
        assertEquals(Optional.empty(), Priority.parse("panic"));
        assertEquals(Optional.of(Decision.FYI), Decision.parse("FYI"));
        assertEquals(Optional.empty(), Decision.parse("send"));
    }
}
