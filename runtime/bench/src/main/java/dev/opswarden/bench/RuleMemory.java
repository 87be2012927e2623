package dev.opswarden.bench;

import dev.opswarden.spi.Message;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Says how much memory rules take that have decided ten thousand messages, once nothing but them is left. */
public final class RuleMemory {

    private static final int MESSAGES = 10_000;
    private static final int KILOBYTE = 1024;

    private RuleMemory() {}

    /**
     * Decides, and measures.
     *
     * @param args how many rules
     */
    @SuppressWarnings("SystemOut") // It is a program of its own.
    public static void main(String[] args) throws IOException {
        int rules = Integer.parseInt(args[0]);
        Path directory = Files.createTempDirectory("warden-bench");
        SyntheticRules.write(directory.resolve("rules"), rules);
        // Compiled by another one: what the compiler leaves behind is not what rules take.
        new RulesUnderTest(directory).rules();
        List<Message> messages = SyntheticMessages.some(MESSAGES, rules);
        long before = live();
        RulesUnderTest brain = new RulesUnderTest(directory);
        for (Message message : messages) {
            brain.decide(message);
        }
        long heap = live() - before;
        System.out.println(
                "rules=" + rules + " heap-live-kb=" + heap / KILOBYTE + " classes-kb=" + used("Metaspace") / KILOBYTE
                        + " decided=" + brain.decide(messages.get(0)).getClass().getSimpleName());
        Folders.delete(directory);
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long used(String pool) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(each ->
                        each.getType() == MemoryType.NON_HEAP && each.getName().equals(pool))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
