package dev.opswarden.plugin.hub;

import dev.opswarden.spi.WardenException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.function.Predicate;

/**
 * Goes through a list of messages page by page: while the entries of one are handed over, the hub looks for the next, and
 * no more than these two are held at a time.
 */
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
        HubCall first = nextCall();
        take(first, hub.call(first));
        return end.future();
    }

    /**
     * What a page came to.
     *
     * @param entries what is to be handed over
     * @param last whether nothing is to be asked after it
     */
    private record Page(List<Entry> entries, boolean last) {}

    private HubCall nextCall() {
        return HubCall.get(
                "/messages/",
                filter + "&limit=" + plan.limit() + "&offset=" + plan.offset(),
                limit,
                HubCall.PAGE_BYTES);
    }

    private void take(HubCall call, Future<Answer> asked) {
        asked.compose(answer -> hub.offTheLoop(() -> read(call, answer)))
                .onSuccess(this::hand)
                .onFailure(end::fail);
    }

    private void hand(Page page) {
        if (page.last()) {
            handOver(page).onSuccess(wanted -> end.complete()).onFailure(end::fail);
            return;
        }
        HubCall next = nextCall();
        Future<Answer> asked = hub.call(next);
        handOver(page)
                .onSuccess(wanted -> {
                    if (wanted) {
                        take(next, asked);
                    } else {
                        end.complete();
                    }
                })
                .onFailure(end::fail);
    }

    private Future<Boolean> handOver(Page page) {
        return page.entries().isEmpty()
                ? Future.succeededFuture(true)
                : hub.offTheLoop(() -> page.entries().stream().allMatch(taker));
    }

    private Page read(HubCall call, Answer answer) {
        if (plan.isProbe()) {
            checkThatPagesAreTold(call, answer);
            return new Page(List.of(), false);
        }
        StatusCheck.requireSuccess(call, answer, hub.settings());
        try {
            if (answer.cutOff()) {
                throw UnusableAnswer.within("is larger than 8 MB");
            }
            List<Entry> entries = reader.read(answer, plan.offset());
            return plan.read(entries) ? new Page(entries, plan.isDone()) : new Page(List.of(), true);
        } catch (UnusableAnswer e) {
            return giveUpOrHalve(call, e);
        }
    }

    private Page giveUpOrHalve(HubCall call, UnusableAnswer trouble) {
        if (!trouble.isBegun()) {
            throw hub.protocol(call, "answered with " + trouble.reason() + "; a list of messages was expected");
        }
        int at = plan.offset();
        if (plan.unusable(trouble.reason())) {
            return new Page(List.of(new Entry.Rejected("", ListReader.place(at), "it " + trouble.reason())), false);
        }
        return new Page(List.of(), false);
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
