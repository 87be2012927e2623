/**
 * What the host expects of an extension, as tests: one abstract class for each extension point, which a plugin's test
 * extends. The names of their methods begin with the rule of {@code docs/plugin-authors.md} that they hold.
 */
@NullMarked
package dev.opswarden.testkit.contract;

import org.jspecify.annotations.NullMarked;
