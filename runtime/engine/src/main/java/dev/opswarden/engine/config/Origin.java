package dev.opswarden.engine.config;

/**
 * Where a value came from.
 *
 * @param source what sort of place
 * @param place the place for a person
 */
record Origin(Source source, String place) {

    static final Origin DEFAULT = new Origin(Source.DEFAULT, "default");
    static final Origin ENVIRONMENT = new Origin(Source.ENVIRONMENT, "environment");
    static final Origin STATE_DIR_OPTION = new Origin(Source.OPTION, "--state-dir");

    static Origin file(String place) {
        return new Origin(Source.FILE, place);
    }
}
