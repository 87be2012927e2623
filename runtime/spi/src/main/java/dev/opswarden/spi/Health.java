package dev.opswarden.spi;

/** How an inbox is. Three kinds of trouble are told apart, because each has another mend. */
public sealed interface Health {

    /** One sentence for the operator; never holds a secret. */
    String detail();

    /**
     * The inbox can be read.
     *
     * @param detail what answered
     */
    record Healthy(String detail) implements Health {}

    /**
     * Nobody answers, or says that it is not well.
     *
     * @param detail what was tried and what happened
     */
    record Unreachable(String detail) implements Health {}

    /**
     * It answers, and refuses this agent.
     *
     * @param detail the answer, and what to check
     */
    record Refused(String detail) implements Health {}

    /**
     * It answers, but not as an inbox of this kind.
     *
     * @param detail what it said instead
     */
    record NotAHub(String detail) implements Health {}
}
