package dev.opswarden.plugin.llm;

/** The time that a message may take is over: our own limit, told from those of the client and of TLS. */
final class OutOfTime extends Exception {

    OutOfTime() {
        super("out of time");
    }
}
