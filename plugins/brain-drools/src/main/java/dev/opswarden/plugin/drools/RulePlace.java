package dev.opswarden.plugin.drools;

import dev.opswarden.plugin.drools.drl.DrlFile;
import dev.opswarden.plugin.drools.drl.DrlRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a rule stands.
 *
 * @param packageName its package; two packages may have a rule of the same name
 * @param name its name
 * @param file the file's name in the rules directory
 * @param line where it begins, counted from 1
 * @param salience how its file puts it; empty where it gives none
 */
record RulePlace(String packageName, String name, String file, int line, String salience) {

    private static final String BETWEEN = "\t";
    private static final int PARTS = 5;

    RulePlace {
        packageName = plain(packageName);
        name = plain(name);
        salience = plain(salience);
    }

    static List<RulePlace> in(List<RuleFile> files) {
        List<RulePlace> places = new ArrayList<>();
        for (RuleFile file : files) {
            for (DrlRule rule : DrlFile.of(file.name(), file.text()).rules()) {
                places.add(new RulePlace(
                        rule.packageName(), rule.name(), rule.file(), rule.line(), rule.attribute("salience")));
            }
        }
        return places;
    }

    /** {@code file.drl:line}. */
    String at() {
        return file + ":" + line;
    }

    /** What the rule is called among all others, as Drools calls it. */
    String fullName() {
        return fullName(packageName, name);
    }

    static String fullName(String packageName, String name) {
        return packageName + "." + name;
    }

    /** One line, that {@link #parse} reads. */
    String text() {
        return String.join(BETWEEN, file, String.valueOf(line), salience, packageName, name);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is none
     */
    static RulePlace parse(String text) {
        String[] parts = text.split(BETWEEN, PARTS);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("a rule's place has " + PARTS + " parts");
        }
        return new RulePlace(parts[3], parts[4], parts[0], Integer.parseInt(parts[1]), parts[2]);
    }

    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
