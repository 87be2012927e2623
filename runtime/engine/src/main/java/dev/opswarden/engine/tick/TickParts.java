package dev.opswarden.engine.tick;

import dev.opswarden.spi.Brain;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.Notifier;
import dev.opswarden.spi.ProgressLog;
import dev.opswarden.spi.RuleBook;
import java.util.List;
import java.util.Optional;

/**
 * The plugins that a tick works with. None of these types has a method that sends or marks a message read.
 *
 * @param inbox where messages come from
 * @param progressLog where word is left, if the inbox has such a place
 * @param brains whom to ask, in order
 * @param ruleBooks the rules behind those brains
 * @param notifiers who tells the operator
 * @param troubles what went wrong in loading them, for the operator
 */
record TickParts(
        InboxSource inbox,
        Optional<ProgressLog> progressLog,
        List<Brain> brains,
        List<RuleBook> ruleBooks,
        List<Notifier> notifiers,
        List<String> troubles) {}
