package dev.opswarden.engine.config;

import java.time.Duration;

/**
 * How long each stage of a tick may take, each independent of the others.
 *
 * @param health {@code WORKER_TIMEOUT_HEALTH}
 * @param fetch {@code WORKER_TIMEOUT_FETCH}
 * @param triage {@code WORKER_TIMEOUT_TRIAGE}
 * @param store {@code WORKER_TIMEOUT_STORE}
 * @param digest {@code WORKER_TIMEOUT_DIGEST}
 * @param progress {@code WORKER_TIMEOUT_PROGRESS}
 * @param notification {@code WORKER_TIMEOUT_NOTIFY}
 */
public record StageLimits(
        Duration health,
        Duration fetch,
        Duration triage,
        Duration store,
        Duration digest,
        Duration progress,
        Duration notification) {}
