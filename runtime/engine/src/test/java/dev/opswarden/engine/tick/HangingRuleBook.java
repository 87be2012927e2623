package dev.opswarden.engine.tick;

import dev.opswarden.spi.RuleBook;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Rules that never say how they are. */
final class HangingRuleBook implements RuleBook {

    @Override
    public String id() {
        return "drools";
    }

    @Override
    public Future<Status> status() {
        return Promise.<Status>promise().future();
    }
}
