package dev.opswarden.engine.approval;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A draft to edit, and that no way out leaves the editor's file behind. */
abstract class EditingSetUp extends ApprovalSetUp {

    @BeforeEach
    void setUp() {
        fixture.drafted("m1");
    }

    @AfterEach
    void theEditorsFileIsGoneOnEveryWayOut() {
        assertTrue(fixture.files().stream().noneMatch(name -> name.contains("reply-")), fixture.files()::toString);
    }
}
