package dev.opswarden.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CommandTextTest {

    @Test
    void anIdIsOneWordForTheShell() {
        assertEquals("warden-runtime show m-1", CommandText.on("show", "m-1"));
        assertEquals("warden-runtime approve 'a; b' --edit", CommandText.on("approve", "--edit", "a; b"));
        assertEquals("warden-runtime show $'\\u202e'", CommandText.on("show", "\u202e"));
        assertEquals("warden-runtime show $'\\u00a0'", CommandText.on("show", "\u00a0"));
        assertEquals("warden-runtime show ' '", CommandText.on("show", " "));
    }

    @Test
    void anIdIsNeverAnOption() {
        assertEquals("warden-runtime show -- -x", CommandText.on("show", "-x"));
        assertEquals("warden-runtime approve --edit -- --anyway", CommandText.on("approve", "--edit", "--anyway"));
    }
}
