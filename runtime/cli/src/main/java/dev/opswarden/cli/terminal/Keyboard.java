package dev.opswarden.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/** The keys of the person at the terminal. The terminal is as before when this is closed, and when the process is ended. */
public final class Keyboard implements Keys, AutoCloseable {

    private static final int ESCAPE = 27;
    private static final int END_OF_INPUT = 4;

    /** How long the rest of an arrow key may take on its way: its letters are no keys of their own. */
    private static final Duration REST_OF_A_KEY = Duration.ofMillis(30);

    private final InputStream stream;
    private final KeyMode mode;
    private final Thread hook;
    private boolean stopWanted;

    private Keyboard(InputStream stream, KeyMode mode) {
        this.stream = stream;
        this.mode = mode;
        this.hook = new Thread(mode::asBefore, "keyboard");
    }

    /**
     * Takes the keys one by one from now on.
     *
     * @param input a terminal
     * @throws dev.opswarden.spi.WardenException of kind {@code REFUSED} if that does not work here
     */
    public static Keyboard open(Input input) {
        Keyboard keyboard = new Keyboard(input.stream(), KeyMode.remember());
        Runtime.getRuntime().addShutdownHook(keyboard.hook);
        keyboard.mode.keyByKey();
        return keyboard;
    }

    /** Lets another program have the terminal as it was, for as long as it runs. */
    public void lend(Runnable program) {
        mode.asBefore();
        try {
            program.run();
        } finally {
            mode.keyByKey();
        }
    }

    @Override
    public OptionalInt press() {
        if (stopWanted) {
            return OptionalInt.empty();
        }
        try {
            int key = stream.read();
            if (key == ESCAPE) {
                LockSupport.parkNanos(REST_OF_A_KEY.toNanos());
                stream.skipNBytes(stream.available());
            }
            return key < 0 || key == END_OF_INPUT ? OptionalInt.empty() : OptionalInt.of(key);
        } catch (IOException e) {
            // A terminal that is gone has no more keys.
            return OptionalInt.empty();
        }
    }

    @Override
    public void forget() {
        try {
            while (stream.available() > 0) {
                int key = stream.read();
                stopWanted |= key == 'q' || key == END_OF_INPUT;
            }
        } catch (IOException e) {
            stopWanted = true;
        }
    }

    @Override
    public void close() {
        mode.asBefore();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ended already, and the hook does the same once more.
        }
    }
}
