package dev.opswarden.cli;

import dev.opswarden.engine.config.Settings;
import dev.opswarden.engine.limit.Limit;
import dev.opswarden.spi.ErrorKind;
import dev.opswarden.spi.Health;
import dev.opswarden.spi.InboxSource;
import dev.opswarden.spi.MessageId;
import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;

/**
 * The hub, as {@code doctor} looks at it: asked how it is, and read. Health may be asked by anybody; reading a message
 * shows whether this agent may.
 */
final class HubCheckup {

    private static final String PART = "hub";

    private final Invocation invocation;
    private final Settings settings;

    HubCheckup(Invocation invocation, Settings settings) {
        this.invocation = invocation;
        this.settings = settings;
    }

    /** Tries it; whatever happens is a finding. */
    Future<Finding> of(InboxSource inbox) {
        return Limit.run("asking the hub", settings.stageLimits().health(), inbox::health)
                .compose(health -> health instanceof Health.Healthy
                        ? Limit.run(
                                        "reading from the hub",
                                        settings.stageLimits().fetch(),
                                        () -> inbox.message(new MessageId("warden-runtime-doctor")))
                                .map(message -> Finding.ok(PART, health.detail() + ", and lets itself be read"))
                        : Future.succeededFuture(unwell(health)))
                .recover(failure -> Future.succeededFuture(unreadable(failure)));
    }

    private Finding unwell(Health health) {
        if (health instanceof Health.Refused) {
            return refused("refuses this agent: " + health.detail());
        }
        return health instanceof Health.NotAHub
                ? other("is no hub of the protocol: " + health.detail())
                : Finding.fail(
                        PART,
                        "cannot be reached: " + health.detail(),
                        Mend.command("curl", "-i", settings.hub().url() + "/state/health"));
    }

    private Finding unreadable(Throwable failure) {
        String why = FailureText.of(failure);
        ErrorKind kind = failure instanceof WardenException warden ? warden.kind() : ErrorKind.INTERNAL;
        return switch (kind) {
            case DENIED -> refused(why);
            case PROTOCOL -> other(why);
            default ->
                Finding.fail(
                        PART,
                        why,
                        Mend.command("curl", "-i", settings.hub().url().toString()));
        };
    }

    private Finding refused(String why) {
        return Finding.fail(PART, why, "check WARDEN_HUB_TOKEN_FILE and WARDEN_AGENT: " + Mend.edit(invocation));
    }

    private Finding other(String why) {
        return Finding.fail(PART, why, "check WARDEN_HUB_URL, " + settings.hub().url() + ": " + Mend.edit(invocation));
    }
}
