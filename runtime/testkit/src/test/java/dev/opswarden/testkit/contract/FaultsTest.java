package dev.opswarden.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Extensions that break one rule each: the contract fails, and by the test that cites this rule. */
final class FaultsTest {

    @Test
    void aSourceThatMarksWhatItReads() {
        assertEquals(Set.of("p22ReadingWritesNothing"), failed(FaultyInboxes.Marking.class));
    }

    @Test
    void aSourceWhoseTroubleIsAFailure() {
        assertEquals(Set.of("p23TroubleIsAnAnswerAndNoFailure"), failed(FaultyInboxes.Unwell.class));
    }

    @Test
    void aSourceThatStopsAtWhatIsBroken() {
        assertEquals(
                Set.of("p22ReadingWritesNothing", "p25WhatCannotBeAMessageIsRejectedAndTheRestGoesOn"),
                failed(FaultyInboxes.Stopping.class));
    }

    @Test
    void aSourceThatTakesSilenceForAbsence() {
        assertEquals(Set.of("p27OnlyAMessageThatIsNotThereIsNotThere"), failed(FaultyInboxes.Forgetful.class));
    }

    @Test
    void aSourceThatWorksInItsConstructor() {
        assertEquals(Set.of("p7TheConstructorDoesNoWork"), failed(FaultyInboxes.Eager.class));
    }

    @Test
    void aBrainThatTripsOverAnEmptyMessage() {
        assertEquals(Set.of("p34WhateverAMessageSaysItIsAnsweredOrHandedOn"), failed(FaultyBrains.Tripping.class));
    }

    @Test
    void aBrainThatRepeatsAMessageInItsFailure() {
        assertEquals(Set.of("p34ABrainThatLacksWhatItDecidesByHandsOn"), failed(FaultyBrains.Chatty.class));
    }

    @Test
    void aBrainThatLeavesAThread() {
        try {
            assertEquals(Set.of("p34WhateverAMessageSaysItIsAnsweredOrHandedOn"), failed(FaultyBrains.Leaving.class));
        } finally {
            FaultyBrains.OVER.countDown();
        }
    }

    @Test
    void aChannelThatForgetsItsKeys() {
        assertEquals(
                Set.of(
                        "p29TheSameKeyAgainSendsNothingAndReturnsTheFirstText",
                        "p29TheNextRunKnowsWhatThisOneSent",
                        "p29AtATimeTheSameKeySendsOnce"),
                failed(FaultySenders.Keyless.class));
    }

    @Test
    void aChannelThatTakesSilenceForARefusal() {
        assertEquals(Set.of("p30WhereItIsNotKnownNothingIsClaimed"), failed(FaultySenders.Hasty.class));
    }

    @Test
    void aNotifierThatTellsOnceOnly() {
        assertEquals(
                Set.of("p40aANotifierRemembersNothing", "p42HostileTextIsShownAsText"),
                failed(FaultySenders.Remembering.class));
    }

    @Test
    void aNotifierWithAnIdOfItsOwnTaste() {
        assertEquals(Set.of("p8TheIdIsAConstantOfLowerCaseLettersDigitsAndDashes"), failed(FaultySenders.Loud.class));
    }

    /** The tests of a contract that fail. */
    private static Set<String> failed(Class<?> contract) {
        Set<String> failed = new TreeSet<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(contract))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() && result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                    failed.add(test.getDisplayName().replace("()", ""));
                }
            }
        });
        return failed;
    }
}
