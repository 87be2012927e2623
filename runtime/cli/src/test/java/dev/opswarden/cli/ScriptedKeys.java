package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Keys;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/** Keys that a test presses, each when it is asked for; then the end of the input. */
final class ScriptedKeys implements Keys {

    private final Deque<Runnable> before = new ArrayDeque<>();
    private final Deque<Integer> keys = new ArrayDeque<>();
    private Runnable forgetting = () -> {};

    ScriptedKeys(String keys) {
        then(keys);
    }

    ScriptedKeys then(String more) {
        more.chars().forEach(key -> {
            keys.add(key);
            before.add(() -> {});
        });
        return this;
    }

    /** Something that happens while the person thinks about the next key. */
    ScriptedKeys meanwhile(Runnable what, String more) {
        then(more.substring(0, 1));
        before.removeLast();
        before.addLast(what);
        return then(more.substring(1));
    }

    /** Something that happens whenever what was typed ahead is forgotten. */
    ScriptedKeys whenForgotten(Runnable what) {
        forgetting = what;
        return this;
    }

    @Override
    public OptionalInt press() {
        if (keys.isEmpty()) {
            return OptionalInt.empty();
        }
        before.remove().run();
        return OptionalInt.of(keys.remove());
    }

    @Override
    public void forget() {
        // What a test scripts is pressed when it is asked for, never ahead: there is nothing to forget.
        forgetting.run();
    }
}
