package dev.opswarden.dist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opswarden.dist.Distribution.Ran;
import dev.opswarden.dist.KillMoments.Dead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Commands that are killed at random moments, one after another against one hub and one state directory, and a look at
 * both after each.
 */
final class KillNine {

    private static final List<List<String>> MAIL = List.of(
            List.of("Where is the deploy key kept?", "Hi, where?"),
            List.of("Staging database", "Which vault are the credentials of the staging database in?"),
            List.of("Lunch", "Shall we meet at noon?"),
            List.of("Weekly status report, team storage", "All green. Two disks were replaced."),
            List.of("Out of office: your mail", "I am away until Monday."));

    /** As many drafts should wait for a person, so that there is something to approve. */
    private static final int WAITING = 4;

    private static final int PROGRESS = 50;

    private final Random random;
    private final Distribution distribution;
    private final HubProcess hub;
    private final StateFiles state;
    private final Map<String, String> environment = new HashMap<>();
    private final KillMoments moments;
    private final KillFigures figures;
    private final Witness witness;

    /** What is killed. */
    private enum Act {
        TICK,
        APPROVE,
        EDIT,
        DISMISS,
        DISMISS_ALL
    }

    /** What is drawn from: sending matters most. */
    private static final List<Act> OFTEN =
            List.of(Act.TICK, Act.TICK, Act.APPROVE, Act.APPROVE, Act.APPROVE, Act.EDIT, Act.DISMISS, Act.DISMISS_ALL);

    KillNine(long seed, Path work) throws Exception {
        random = new Random(seed);
        distribution = new Distribution(work);
        hub = new HubProcess(distribution, work.resolve("hub"));
        state = new StateFiles(work.resolve("state"));
        moments = new KillMoments(random, state.path());
        figures = new KillFigures(seed);
        witness = new Witness(hub, state, figures);
        Path editor = Files.writeString(work.resolve("editor"), "echo \"A person's own words.\" >>\"$1\"\n");
        environment.put("WARDEN_HUB_URL", hub.url());
        environment.put("WORKER_STATE_DIR", state.path().toString());
        environment.put("EDITOR", "sh " + editor);
    }

    /** Kills so many runs, then lets a person finish everything. */
    KillFigures run(int kills) throws Exception {
        try (hub) {
            restock();
            for (int i = 0; i < kills; i++) {
                kill();
                witness.look();
                expect(0, anotherCommand(i));
                if ((i + 1) % PROGRESS == 0) {
                    System.out.println(figures);
                }
            }
            finish();
        }
        return figures;
    }

    /** Mail keeps arriving, and a tick that nobody kills sees to it that there is something to approve. */
    private void restock() throws Exception {
        if (random.nextInt(3) == 0) {
            mail(1 + random.nextInt(2));
        }
        if (idsOf(state.all(), Set.of("pending", "sending")).size() < WAITING) {
            mail(2 * WAITING);
            expect(0, run("tick"));
        }
    }

    private void kill() throws Exception {
        restock();
        Map<String, JsonNode> drafts = state.all();
        List<String> waiting = idsOf(drafts, Set.of("pending", "sending"));
        List<String> open = idsOf(drafts, Set.of("open", "pending"));
        Act act = OFTEN.get(random.nextInt(OFTEN.size()));
        if (waiting.isEmpty() || (open.isEmpty() && (act == Act.EDIT || act == Act.DISMISS))) {
            act = Act.TICK;
        }
        kill(
                act,
                switch (act) {
                    case TICK -> new String[] {"tick"};
                    case APPROVE -> approve(waiting);
                    case EDIT -> new String[] {"approve", "--edit", witness.approved(oneOf(open))};
                    case DISMISS -> new String[] {"dismiss", "--mark-read", witness.dismissed(oneOf(open))};
                    case DISMISS_ALL -> {
                        drafts.forEach((id, draft) ->
                                dismissedWithItsKind(id, draft.path("decision").asText()));
                        yield new String[] {"dismiss", "--decision", "fyi,ignore", "--mark-read", "--yes"};
                    }
                });
    }

    private void kill(Act act, String... command) throws Exception {
        String before = witness.fingerprint();
        Dead dead = moments.startAndKill(act.name(), () -> distribution.start(environment, command));
        Ran ran = dead.running().end();
        figures.killed(dead.killed());
        if (!dead.killed() && ran.status() != 0 && ran.status() != 1) {
            figures.unreadable(dead.running().command() + " ended with " + ran.status() + ": " + ran.err());
        }
        if (dead.killed() && !witness.fingerprint().equals(before)) {
            figures.halfway();
        }
    }

    private void dismissedWithItsKind(String id, String decision) {
        if (decision.equals("fyi") || decision.equals("ignore")) {
            witness.dismissed(id);
        }
    }

    /** Mostly one draft, at times all of them. */
    private String[] approve(List<String> waiting) {
        List<String> command = new ArrayList<>(List.of("approve"));
        if (random.nextInt(4) == 0) {
            command.addAll(waiting);
        } else {
            command.add(oneOf(waiting));
        }
        command.stream().skip(1).forEach(witness::approved);
        return command.toArray(String[]::new);
    }

    /** The next command finds everything as it should be, whichever it is. */
    private Ran anotherCommand(int i) throws Exception {
        return switch (i % 3) {
            case 0 -> run("drafts", "--all", "--json");
            case 1 -> run("audit", "verify");
            default -> run("status", "--json");
        };
    }

    private void finish() throws Exception {
        expect(0, run("tick"));
        List<String> rest = new ArrayList<>(List.of("approve"));
        rest.addAll(idsOf(state.all(), Set.of("pending", "sending")));
        rest.stream().skip(1).forEach(witness::approved);
        if (rest.size() > 1) {
            expect(0, run(rest.toArray(String[]::new)));
        }
        // Sent already, which is refused; what is owed still is settled first.
        List<String> sent = idsOf(state.all(), Set.of("sent"));
        expect(sent.isEmpty() ? 2 : 1, run("approve", sent.isEmpty() ? "--none" : sent.get(0)));
        expect(0, run("audit", "verify"));
        witness.look();
        witness.lookAtTheEnd();
    }

    private void mail(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            // Every other one gets a reply: those are what matters here.
            List<String> mail = MAIL.get(random.nextBoolean() ? random.nextInt(2) : random.nextInt(MAIL.size()));
            hub.message(mail.get(0), mail.get(1));
        }
    }

    private static List<String> idsOf(Map<String, JsonNode> drafts, Set<String> statuses) {
        Set<String> ids = new TreeSet<>();
        drafts.forEach((id, draft) -> {
            if (statuses.contains(draft.path("status").asText())) {
                ids.add(id);
            }
        });
        return List.copyOf(ids);
    }

    private String oneOf(List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private Ran run(String... args) throws IOException, InterruptedException {
        return distribution.run(environment, args);
    }

    private void expect(int status, Ran ran) {
        if (ran.status() != status) {
            figures.unreadable("a command after a kill ended with " + ran.status() + ": " + ran.out() + ran.err());
        }
    }
}
