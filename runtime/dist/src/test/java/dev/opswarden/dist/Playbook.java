package dev.opswarden.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The playbook as an operator reads it: what is to be typed, in the order of the page, and the table of troubles. */
final class Playbook {

    /**
     * Something to be typed.
     *
     * @param section the heading it stands under
     * @param text as it stands there, without a comment behind it
     */
    record Command(String section, String text) {

        @Override
        public String toString() {
            return section + ": " + text;
        }
    }

    /**
     * A row of the table of troubles.
     *
     * @param what what happens
     * @param seen what is said to be seen then
     */
    record Trouble(String what, String seen) {

        /** What is quoted of what is seen: words of an output, settings, commands. */
        List<String> quoted() {
            return spans(seen);
        }
    }

    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern COMMENT = Pattern.compile("\\s{2,}#.*");
    private static final Pattern EDITED = Pattern.compile("# (systemctl .*)");
    /** The beginning of an output, quoted in the table of troubles. */
    private static final Pattern OUTPUT = Pattern.compile(".*: …");

    private final List<Command> commands = new ArrayList<>();
    private final List<String> dropIns = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private String section = "";
    private final StringBuilder paragraph = new StringBuilder();

    private Playbook() {}

    static Playbook read(Path page) throws IOException {
        Playbook playbook = new Playbook();
        String language = null;
        List<String> block = new ArrayList<>();
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("```")) {
                playbook.endParagraph();
                if (language == null) {
                    language = line.substring(3);
                } else {
                    playbook.block(language, block);
                    block.clear();
                    language = null;
                }
            } else if (language != null) {
                block.add(line);
            } else {
                playbook.text(line);
            }
        }
        playbook.endParagraph();
        return playbook;
    }

    /** Everything to be typed: the lines of its blocks, and each quoted text of more than a word that is no output. */
    List<Command> commands() {
        return commands;
    }

    /** The drop-ins for the service, in the order of the page. */
    List<String> dropIns() {
        return dropIns;
    }

    List<Trouble> troubles() {
        return troubles;
    }

    private void block(String language, List<String> lines) {
        for (String line : lines) {
            Matcher edited = EDITED.matcher(line);
            if (!language.equals("ini")) {
                commands.add(new Command(section, COMMENT.matcher(line).replaceFirst("")));
            } else if (edited.matches()) {
                commands.add(new Command(section, edited.group(1)));
            }
        }
        if (language.equals("ini")) {
            dropIns.add(String.join("\n", lines) + "\n");
        }
    }

    private void text(String line) {
        if (line.startsWith("#")) {
            endParagraph();
            section = line.replaceFirst("#+ ", "");
        } else if (line.startsWith("|")) {
            String[] cells = line.split("\\|");
            if (!cells[1].startsWith("---") && !cells[1].strip().equals("what happens")) {
                troubles.add(new Trouble(cells[1].strip(), cells[2].strip()));
            }
            inline(line);
        } else if (line.isBlank()) {
            endParagraph();
        } else {
            paragraph.append(line).append(' ');
        }
    }

    private void endParagraph() {
        inline(paragraph.toString());
        paragraph.setLength(0);
    }

    private void inline(String text) {
        spans(text).stream()
                .filter(span -> span.contains(" ") && !OUTPUT.matcher(span).matches())
                .forEach(span -> commands.add(new Command(section, span)));
    }

    private static List<String> spans(String text) {
        return SPAN.matcher(text).results().map(span -> span.group(1)).toList();
    }
}
