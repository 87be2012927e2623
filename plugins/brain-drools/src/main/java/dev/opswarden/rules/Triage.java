package dev.opswarden.rules;

/**
 * What the rules make of the message (contract, section 6).
 *
 * <p>The first decision stands: what a later rule decides is passed over in silence, and the rule need not ask. A
 * {@link #veto} counts whenever it comes. A name, text or priority that cannot be used is an error of the rule, which
 * costs its message and no other.
 */
public interface Triage {

    /** Whether no rule has decided yet. */
    boolean isUndecided();

    /** {@code reply}, {@code escalate}, {@code fyi}, {@code ignore} or {@code defer}; empty while undecided. */
    String getDecision();

    /**
     * Drafts this reply. A person reads it before it goes out.
     *
     * @param text the reply, not blank, at most 100,000 characters
     */
    Triage reply(String text);

    /**
     * Drafts a reply from {@code templates/NAME.mustache}, which is given {@code message}.
     *
     * @param template the template's name, without folder and ending
     */
    Triage replyFrom(String template);

    /**
     * Hands the message to a person.
     *
     * @param reason why, in one sentence
     */
    Triage escalate(String reason);

    /**
     * Worth a line in the digest.
     *
     * @param reason why, in one sentence
     */
    Triage fyi(String reason);

    /**
     * Not worth more than being counted.
     *
     * @param reason why, in one sentence
     */
    Triage ignore(String reason);

    /**
     * "I know nothing better": the next brain is asked, and if none decides, a person is.
     *
     * @param reason what that person reads then
     */
    Triage defer(String reason);

    /**
     * Hands the message to a person, and no rule and no brain may decide otherwise.
     *
     * @param reason why, in one sentence
     */
    Triage veto(String reason);

    /**
     * Says why, in place of the reason given before.
     *
     * @param reason one sentence for the operator
     */
    Triage because(String reason);

    /**
     * Says how soon a person should look.
     *
     * @param priority {@code low}, {@code normal}, {@code high} or {@code urgent}
     */
    Triage priority(String priority);

    /**
     * Adds a word that the digest shows beside the message.
     *
     * @param label the word
     */
    Triage label(String label);
}
