package dev.opswarden.engine.approval;

import static dev.opswarden.engine.approval.ApprovalFixture.edited;
import static dev.opswarden.engine.approval.ApprovalFixture.writing;
import static dev.opswarden.testkit.TestMessages.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.engine.approval.ApprovalResult.Status;
import dev.opswarden.engine.state.Draft;
import dev.opswarden.engine.state.DraftStatus;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Triage;
import dev.opswarden.spi.WardenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a person writes in the editor, and what of it goes out. */
final class EditingTest extends EditingSetUp {

    @Test
    void theEditedTextGoesOut() {
        ApprovalResult result = fixture.edit("m1", "\n\nIn my drawer.\n# not a comment\n\n");

        assertEquals(Status.SENT, result.status());
        assertEquals(
                "In my drawer.\n# not a comment",
                fixture.hub.taken().get("key-m1").body());
        assertEquals(List.of("edited", "sending", "sent", "marked_read"), fixture.story("m1"));
    }

    @Test
    void thePersonFindsWhatItIsAboutAndTheDraftInAFileThatNobodyElseMayRead() {
        List<String> seen = new ArrayList<>();
        fixture.approve(edited("m1", file -> {
            try {
                seen.add(Files.readString(file));
                seen.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
                seen.add(String.valueOf(file.getParent()));
                Files.writeString(file.resolveSibling(file.getFileName() + "~"), "a backup of the editor's");
                Files.writeString(file.resolveSibling("." + file.getFileName() + ".swp"), "another");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));

        assertTrue(seen.get(0).startsWith("# To: agent-a\n# Subject: Re: Where?\n"), seen::toString);
        assertTrue(seen.get(0).endsWith("\nIn the vault.\n"), seen::toString);
        assertEquals("rw-------", seen.get(1));
        assertEquals(fixture.store.directory().path().toString(), seen.get(2));
    }

    @Test
    void aDraftThatIsLeftAsItIsGoesOutAsTheBrainsOwn() {
        assertEquals(Status.SENT, fixture.approve(edited("m1", file -> {})).status());
        assertEquals("In the vault.", fixture.hub.taken().get("key-m1").body());
        assertFalse(fixture.draft("m1").handling().edited());
    }

    @Test
    void anEmptiedTextSendsNothingAndLosesNothing() {
        ApprovalResult result = fixture.edit("m1", " \n\n");

        assertEquals(ErrorKind.REFUSED, result.failure().orElseThrow());
        assertEquals(Map.of(), fixture.hub.taken());
        assertEquals("In the vault.", fixture.draft("m1").body());
        assertEquals(DraftStatus.PENDING, fixture.draft("m1").status());
    }

    @Test
    void aFileThatIsEmptyFromItsFirstLineOnSendsNothing() {
        assertEquals(
                Status.REFUSED,
                fixture.approve(edited("m1", rewriting(all -> ""))).status());
        assertEquals(
                Status.REFUSED,
                fixture.approve(edited("m1", rewriting(all -> "# only\n# comments")))
                        .status());
        assertEquals(Map.of(), fixture.hub.taken());
    }

    @Test
    void anEditorThatFailsSendsNothingAndWhatWasWrittenIsKept() {
        ApprovalResult result = fixture.approve(edited("m1", file -> {
            writing("Half a sen").edit(file);
            throw new WardenException(ErrorKind.REFUSED, "the editor 'vi' ended with status 1");
        }));

        assertEquals(ErrorKind.REFUSED, result.failure().orElseThrow());
        assertTrue(result.reason().orElseThrow().contains("is kept in the draft"), result::toString);
        assertEquals(Map.of(), fixture.hub.taken());
        assertEquals("Half a sen", fixture.draft("m1").body());
        assertTrue(fixture.draft("m1").handling().edited());
    }

    @Test
    void anEditorThatFailsAtOnceChangesNothing() {
        Draft before = fixture.draft("m1");
        ApprovalResult result = fixture.approve(edited("m1", file -> {
            throw new WardenException(ErrorKind.REFUSED, "the editor 'nope' cannot be started");
        }));
        assertEquals(Optional.of("the editor 'nope' cannot be started"), result.reason());
        assertEquals(before, fixture.draft("m1"));
    }

    @Test
    void whatCannotBeReadSendsNothing() {
        ApprovalResult result = fixture.approve(edited("m1", file -> {
            try {
                Files.write(file, new byte[] {'a', (byte) 0xe9, 'b'});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
        assertEquals(ErrorKind.REFUSED, result.failure().orElseThrow());
        assertTrue(result.reason().orElseThrow().contains("UTF-8"), result::toString);
    }

    @Test
    void everyDecisionCanBeAnswered() {
        fixture.decided(raw("m2", "An alarm", "b"), Triage.escalate("nobody knows"));
        fixture.decided(raw("m3", "News", "b"), Triage.fyi("news"));

        assertEquals(Status.SENT, fixture.edit("m2", "I am on it.").status());
        assertEquals(Status.SENT, fixture.edit("m3", "Thank you.").status());

        assertEquals("I am on it.", fixture.hub.taken().get("key-m2").body());
        assertEquals("Re: An alarm", fixture.hub.taken().get("key-m2").subject());
        assertEquals(DraftStatus.SENT, fixture.draft("m3").status());
    }

    @Test
    void anAnswerToAnEscalationThatTheHubDidNotTakeIsSentAtTheNextTry() {
        fixture.decided(raw("m2", "An alarm", "b"), Triage.escalate("nobody knows"));
        fixture.hub.declining(new WardenException(ErrorKind.REJECTED, "400"));
        assertEquals(Status.REFUSED, fixture.edit("m2", "I am on it.").status());
        assertEquals(DraftStatus.OPEN, fixture.draft("m2").status());
        assertEquals("I am on it.", fixture.draft("m2").body());

        fixture.hub.mended();
        assertEquals(Status.SENT, fixture.approve("m2").status());
    }

    @Test
    void anEditorIsTheWayOutForADraftWithASecretInIt() {
        fixture.decided(raw("m2", "s", "b"), Triage.reply("Take [secret:TOKEN].", "asks"));
        assertEquals(
                Status.REFUSED,
                fixture.edit("m2", "Take [secret:TOKEN], please.").status());
        assertEquals(Status.SENT, fixture.edit("m2", "Look in the vault.").status());
    }

    @Test
    void aSecretThatAPersonTypedIsNeitherKeptNorSent() {
        assertEquals(
                Status.REFUSED,
                fixture.edit("m1", "Log in with password=hunter2 please.").status());
        assertEquals(
                "Log in with password=[secret:password] please.",
                fixture.draft("m1").body());
        assertEquals(Map.of(), fixture.hub.taken());
    }

    @Test
    void aSubjectThatHeldASecretGoesOutOnlyAfterAPersonHasLookedAtTheText() {
        fixture.decided(raw("m3", "my password=hunter2", "b"), Triage.reply("In the vault.", "asks"));
        assertEquals(Status.REFUSED, fixture.approve("m3").status());
        assertEquals(Status.SENT, fixture.edit("m3", "In the vault.").status());
        assertEquals(
                "Re: my password=[secret:password]",
                fixture.hub.taken().get("key-m3").subject());
    }

    @Test
    void controlCharactersAreTakenOutBeforeTheTextIsKeptOrSent() {
        fixture.edit("m1", "bell\u0007 and escape\u001b[31m");
        assertEquals("bell and escape", fixture.hub.taken().get("key-m1").body());
    }

    private static Editor rewriting(UnaryOperator<String> change) {
        return file -> {
            try {
                Files.writeString(file, change.apply(Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
