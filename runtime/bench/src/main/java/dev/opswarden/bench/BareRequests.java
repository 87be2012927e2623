package dev.opswarden.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.ext.web.client.WebClient;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The least that a program on Vert.x can do for {@code approve}: two requests with the options of the runtime, and the end.
 * What it takes is what no change of ours can save.
 */
public final class BareRequests {

    /** As {@code VertxRun} sets them in {@code runtime/cli}, which nothing outside of its package can ask. */
    private static final Map<String, String> FOR_A_SHORT_RUN = Map.of(
            "io.netty.jfr.enabled", "false",
            "io.netty.leakDetection.level", "disabled",
            "io.netty.osClassifiers", "",
            "io.netty.machineId", "02:00:00:00:00:01",
            "io.netty.processId", "1",
            "slf4j.internal.verbosity", "ERROR",
            "vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory",
            "vertx.cacheDirBase", System.getProperty("java.io.tmpdir") + "/vertx-cache",
            "vertx.disableDnsResolver", "true",
            "vertx.disableWebsockets", "true");

    private BareRequests() {}

    /**
     * Asks a hub twice whether it is there, and prints the last status.
     *
     * @param args the hub's address
     */
    public static void main(String[] args) throws Exception {
        FOR_A_SHORT_RUN.forEach(System::setProperty);
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(8)
                .setBlockedThreadCheckInterval(TimeUnit.DAYS.toMillis(1))
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        WebClient client = WebClient.create(vertx);
        String url = args[0] + "/state/health";
        System.out.println(client.getAbs(url)
                .send()
                .compose(first -> client.getAbs(url).send())
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .statusCode());
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        System.exit(0);
    }
}
