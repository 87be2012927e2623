package dev.opswarden.cli.terminal;

import java.util.OptionalInt;

/** Single keys, as a person presses them. */
public interface Keys {

    /** Waits for the next key: a character, or nothing at the end of the input. */
    OptionalInt press();

    /** Forgets what was typed ahead, but for a wish to stop: nobody can mean what is not shown yet. */
    void forget();
}
