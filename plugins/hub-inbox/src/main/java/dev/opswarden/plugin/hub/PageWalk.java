package dev.opswarden.plugin.hub;

import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.function.Predicate;

/** Goes through a list of messages page by page, holding one page at a time. */
final class PageWalk {

    private final HubClient hub;
    private final String filter;
    private final Limit limit;
    private final Predicate<Entry> taker;
    private final ListReader reader;
    private final PagePlan plan = new PagePlan();
    private final Promise<Void> end = Promise.promise();

    /**
     * A walk.
     *
     * @param hub whom to ask
     * @param filter the query, without limit and offset
     * @param limit how long all pages together may take
     * @param taker takes each entry, and says whether it wants more
     */
    PageWalk(HubClient hub, String filter, Limit limit, Predicate<Entry> taker) {
        this.hub = hub;
        this.filter = filter;
        this.limit = limit;
        this.taker = taker;
        this.reader = new ListReader(hub.settings().agent());
    }

    /** Begins, and completes when the last page is in or the taker has enough. */
    Future<Void> run() {
        step();
        return end.future();
    }

    private void step() {
        HubCall call = HubCall.get(
                "/messages/",
                filter + "&limit=" + plan.limit() + "&offset=" + plan.offset(),
                limit,
                HubCall.PAGE_BYTES);
        hub.call(call)
                .compose(answer -> hub.offTheLoop(() -> take(call, answer)))
                .onSuccess(more -> {
                    if (more) {
                        step();
                    } else {
                        end.complete();
                    }
                })
                .onFailure(end::fail);
    }

    private boolean take(HubCall call, Answer answer) {
        if (plan.isProbe()) {
            checkThatPagesAreTold(call, answer);
            return true;
        }
        StatusCheck.requireSuccess(call, answer, hub.settings());
        try {
            if (answer.cutOff()) {
                throw UnusableAnswer.within("is larger than 8 MB");
            }
            List<Entry> entries = reader.read(answer, plan.offset());
            return plan.read(entries) ? entries.stream().allMatch(taker) && !plan.isDone() : false;
        } catch (UnusableAnswer e) {
            return giveUpOrHalve(call, e);
        }
    }

    private boolean giveUpOrHalve(HubCall call, UnusableAnswer trouble) {
        if (!trouble.isBegun()) {
            throw hub.protocol(call, "answered with " + trouble.reason() + "; a list of messages was expected");
        }
        int at = plan.offset();
        if (plan.unusable(trouble.reason())) {
            return taker.test(new Entry.Rejected("", ListReader.place(at), "it " + trouble.reason()));
        }
        return true;
    }

    /**
     * Looks at what the hub says of a place where nothing can be.
     *
     * @throws WardenException if it is the same as everywhere
     */
    private void checkThatPagesAreTold(HubCall call, Answer answer) {
        if (answer.isSuccess() && !isEmptyList(answer)) {
            throw hub.protocol(call, "answered with a list that " + plan.suspicion() + ", whatever page is asked for");
        }
        plan.probed();
    }

    private boolean isEmptyList(Answer answer) {
        try {
            return !answer.cutOff() && reader.read(answer, 0).isEmpty();
        } catch (UnusableAnswer e) {
            return false;
        }
    }
}
