package dev.opswarden.cli;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends an editor when this process is to end: left alone it would go on with a file that is gone, on a terminal that
 * somebody else has by then.
 */
final class EditorGuard implements AutoCloseable {

    /** Less than what {@code approve} waits for, so that it still keeps the text. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Process editor;
    private final Thread hook = new Thread(this::end, "editor-guard");
    private volatile boolean ended;

    private EditorGuard(Process editor) {
        this.editor = editor;
    }

    static EditorGuard over(Process editor) {
        EditorGuard guard = new EditorGuard(editor);
        try {
            Runtime.getRuntime().addShutdownHook(guard.hook);
        } catch (IllegalStateException e) {
            // The process is ending already.
            guard.end();
        }
        return guard;
    }

    /** Whether the process is ending: then what the editor left was not finished, whatever its status says. */
    boolean ended() {
        return ended;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            ended = true;
        }
    }

    /** An editor may be a script that waits for the real one; nothing but the command itself is ended by force. */
    private void end() {
        ended = true;
        editor.descendants().forEach(ProcessHandle::destroy);
        editor.destroy();
        try {
            if (!editor.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                editor.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
