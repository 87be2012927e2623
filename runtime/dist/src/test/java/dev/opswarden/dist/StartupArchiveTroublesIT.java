package dev.opswarden.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.opswarden.dist.Distribution.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An archive of classes that cannot be made is not kept, and no command fares worse for it. */
class StartupArchiveTroublesIT extends StartupArchiveSetUp {

    @Test
    void aRehearsalThatFailsLeavesNothingAndHarmsNothing() throws Exception {
        jdk.rehearsalsDo("printf half > \"$archive\"; exit 1");
        taken("tick");

        assertEquals(Optional.empty(), taken("tick"));
        assertEquals(List.of("missed", "tried"), names(cache()));

        Ran prepared = launch("--prepare");
        assertEquals(74, prepared.status());
        assertTrue(prepared.err().contains("it works without"), prepared.err());
        assertEquals(List.of(), names(installed.resolve("startup")));
    }

    @Test
    void whatCouldNotBeMadeIsTriedAgainOnlyAfterAChange() throws Exception {
        Path rehearsals = work.resolve("rehearsals");
        jdk.rehearsalsDo("echo one >> '" + rehearsals + "'; exit 1");
        for (int tick = 0; tick < 4; tick++) {
            taken("tick");
        }
        assertEquals(1, Files.readAllLines(rehearsals).size());

        Files.writeString(installed.resolve("plugins/plugin.jar"), "another jar");
        taken("tick");
        taken("tick");

        assertEquals(2, Files.readAllLines(rehearsals).size());
    }

    @Test
    void anArchiveThatTheJvmCannotReadIsNotKept() throws Exception {
        jdk.rehearsalsDo("printf archive > \"$archive\";; -Xshare:on) exit 134");
        taken("tick");

        assertEquals(Optional.empty(), taken("tick"));
        assertEquals(List.of(), archives(cache()));
    }

    @Test
    void twoThatMakeOneAtOnceBothEndWithAWholeOne() throws Exception {
        taken("tick");
        Process one = process("tick").start();
        Process other = process("tick").start();

        assertEquals(0, one.waitFor());
        assertEquals(0, other.waitFor());

        assertEquals(2, jdk.runs().size());
        // Whose archive stays is open; one that is there is whole, and a tick makes up for one that is not.
        taken("tick");
        assertTrue(taken("tick").isPresent());
    }

    @Test
    void aCacheDirectoryThatCannotBeMadeIsNoTrouble() throws Exception {
        Files.writeString(work.resolve("home/.cache"), "a file where the directory should be");

        assertEquals(Optional.empty(), taken("tick"));
        assertEquals(Optional.empty(), taken("tick"));
    }

    @Test
    void aSignalWhileAnArchiveIsMadeEndsTheRunAndLeavesNothing() throws Exception {
        taken("tick");
        Path began = work.resolve("began");
        // A pipe, so that the test hears of the beginning and waits for nothing else.
        assertEquals(0, new ProcessBuilder("mkfifo", began.toString()).start().waitFor());
        jdk.rehearsalsDo("printf half > \"$archive\"; echo now > '" + began + "'; exec sleep 60");
        Process tick = process("tick").start();
        Files.readString(began);

        tick.destroy();

        assertEquals(143, tick.waitFor());
        assertEquals(List.of("missed"), names(cache()));
        assertEquals(List.of(), jdk.runs(), "the tick itself was not begun");
    }
}
