package dev.opswarden.engine.state;

import java.io.IOException;

/** The state was written by a later version, whose format this one must not touch. */
final class NewerSchemaException extends IOException {

    private final int schema;

    NewerSchemaException(int schema) {
        super("schema " + schema);
        this.schema = schema;
    }

    int schema() {
        return schema;
    }
}
