package dev.opswarden.engine.config;

import java.util.Optional;

/**
 * One line of {@code warden-runtime config}.
 *
 * @param name the variable
 * @param value its effective value, paths absolute; nothing where it is not set and has no default
 * @param source where the value came from
 * @param place the same for a person: {@code default}, {@code environment}, an option, or file and line
 * @param help what it is for, in one line
 */
public record Effective(String name, Optional<String> value, Source source, String place, String help) {}
