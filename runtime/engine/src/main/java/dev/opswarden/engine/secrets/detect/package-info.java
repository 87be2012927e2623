/**
 * Finds in a text what looks like a secret. {@code Detector} is the door; a {@code KeywordIndex} says where it may be
 * worth to look, and a {@code Spotter} looks there.
 */
@NullMarked
package dev.opswarden.engine.secrets.detect;

import org.jspecify.annotations.NullMarked;
