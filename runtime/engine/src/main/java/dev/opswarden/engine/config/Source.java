package dev.opswarden.engine.config;

/** Where an effective value came from. */
public enum Source {
    /** Nobody set it. */
    DEFAULT("default"),
    /** The env file. */
    FILE("file"),
    /** The process environment. */
    ENVIRONMENT("environment"),
    /** An option on the command line: only {@code --state-dir} sets a value so. */
    OPTION("option");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    /** The name that {@code config --json} prints. */
    public String label() {
        return label;
    }
}
