package dev.opswarden.dist;

import dev.opswarden.dist.Distribution.Ran;
import dev.opswarden.dist.Distribution.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commands of the distribution, of which every byte on both streams is kept for the search. */
final class CanaryRuns {

    /** Starting is mostly waiting for the disk; more than this would only wait for one another. */
    private static final int AT_ONCE = 3;

    private final Distribution distribution;
    private final CanarySearch search;
    private final Map<String, String> environment = new HashMap<>();

    CanaryRuns(Distribution distribution, CanarySearch search) {
        this.distribution = distribution;
        this.search = search;
    }

    CanaryRuns with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** A command that has to end so. */
    void run(int status, String... command) throws IOException, InterruptedException {
        expect(Set.of(status), run(command), String.join(" ", command));
    }

    Ran run(String... command) throws IOException, InterruptedException {
        return kept(distribution.run(environment, command), String.join(" ", command));
    }

    /** Commands that change nothing, several at once; each has to end with 0. */
    void runAll(List<String> commands) throws IOException, InterruptedException {
        runEach(
                Set.of(0),
                commands.stream().map(command -> List.of(command.split(" "))).toList());
    }

    /** Commands that change nothing, word by word, several at once; each has to end in one of these ways. */
    void runEach(Set<Integer> statuses, List<List<String>> commands) throws IOException, InterruptedException {
        Deque<Running> underWay = new ArrayDeque<>();
        for (List<String> command : commands) {
            if (underWay.size() == AT_ONCE) {
                end(statuses, underWay.removeFirst());
            }
            underWay.add(distribution.start(environment, command.toArray(String[]::new)));
        }
        while (!underWay.isEmpty()) {
            end(statuses, underWay.removeFirst());
        }
    }

    /** A command on a terminal: keys, each with what has to be on the screen first. */
    String onATerminal(List<String> awaited, List<String> keys, String end, String... command)
            throws IOException, InterruptedException {
        StringBuilder screen = new StringBuilder();
        try (PseudoTerminal terminal = new PseudoTerminal(distribution.process(environment, command))) {
            for (int i = 0; i < keys.size(); i++) {
                screen.append(terminal.await(awaited.get(i)));
                terminal.type(keys.get(i));
            }
            screen.append(terminal.await(end));
        }
        search.add("terminal of " + String.join(" ", command), screen.toString().getBytes(StandardCharsets.ISO_8859_1));
        return screen.toString();
    }

    private void end(Set<Integer> statuses, Running running) throws IOException, InterruptedException {
        expect(statuses, kept(running.end(), running.command()), running.command());
    }

    private Ran kept(Ran ran, String line) throws IOException {
        String name = line.substring(0, Math.min(40, line.length()));
        search.add("output of " + name, ran.out());
        search.add("errors of " + name, ran.err());
        return ran;
    }

    private static void expect(Set<Integer> statuses, Ran ran, String command) {
        if (!statuses.contains(ran.status())) {
            throw new AssertionError(
                    command + " ended with " + ran.status() + ", not " + statuses + ": " + ran.out() + ran.err());
        }
    }
}
