/** Benchmarks. They use what the distribution is made of, the way the host uses it. */
@NullMarked
package dev.opswarden.bench;

import org.jspecify.annotations.NullMarked;
