/**
 * An inbox in a Maildir, as mbsync, fetchmail or a mail server leaves it, and a reply channel that hands an approved
 * reply to {@code sendmail -t}.
 */
@NullMarked
package dev.opswarden.example.maildir;

import org.jspecify.annotations.NullMarked;
