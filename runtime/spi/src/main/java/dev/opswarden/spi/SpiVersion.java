package dev.opswarden.spi;

/** The version of what is in this package: what {@code Plugin-Requires} in a plugin's manifest is held against. */
public final class SpiVersion {

    /** A semantic version. */
    public static final String CURRENT = "0.1.0";

    private SpiVersion() {}
}
