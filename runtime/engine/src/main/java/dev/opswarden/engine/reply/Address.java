package dev.opswarden.engine.reply;

/**
 * Where a reply goes, as the hub has the names.
 *
 * @param to the agent
 * @param thread the thread
 */
public record Address(String to, String thread) {

    /** Names belong into no log. */
    @Override
    public String toString() {
        return "Address";
    }
}
