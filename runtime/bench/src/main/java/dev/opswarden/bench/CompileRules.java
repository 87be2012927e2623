package dev.opswarden.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compiles rules in a process of its own, and says how long that took and how much memory. */
public final class CompileRules {

    private static final int MEGABYTE = 1024 * 1024;

    private CompileRules() {}

    /**
     * Compiles, or finds in the cache what an earlier run compiled.
     *
     * @param args how many rules, and the directory that holds them; without one, one that is deleted in the end
     */
    @SuppressWarnings("SystemOut") // It is a program of its own.
    public static void main(String[] args) throws Exception {
        int rules = Integer.parseInt(args[0]);
        Path directory = args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("warden-bench");
        if (!Files.exists(directory.resolve("rules"))) {
            SyntheticRules.write(directory.resolve("rules"), rules);
        }
        long start = System.nanoTime();
        int inForce = new RulesUnderTest(directory).rules();
        long took = (System.nanoTime() - start) / 1_000_000;
        if (args.length == 1) {
            Folders.delete(directory);
        }
        System.out.println("rules=" + inForce + " ms=" + took + " heap-limit-mb="
                + Runtime.getRuntime().maxMemory() / MEGABYTE + " heap-peak-mb=" + peak(MemoryType.HEAP) / MEGABYTE
                + " other-peak-mb=" + peak(MemoryType.NON_HEAP) / MEGABYTE);
    }

    private static long peak(MemoryType type) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == type)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
