package dev.opswarden.engine.text;

/** A number with its noun. */
public final class Counted {

    private Counted() {}

    /**
     * Such as {@code 1 draft} or {@code 2 drafts}.
     *
     * @param count how many
     * @param noun of one of them; its plural ends in s
     */
    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
