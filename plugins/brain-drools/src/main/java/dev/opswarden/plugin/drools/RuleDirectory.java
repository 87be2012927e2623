package dev.opswarden.plugin.drools;

import dev.opswarden.spi.OneLine;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The rule files of a directory, in the order of their names: every {@code *.drl} in it, but none of its
 * subdirectories; hidden files are passed over, and so are what editors leave behind.
 *
 * @param path the directory
 * @param files what could be read
 * @param problems what could not, as {@code file.drl: message}
 */
record RuleDirectory(Path path, List<RuleFile> files, List<String> problems) {

    private static final int LARGEST_FILE = 1024 * 1024;
    private static final int LARGEST_SUM = 16 * LARGEST_FILE;
    private static final int MOST_FILES = 1_000;

    /** Names end up in generated source: a quote or a backslash in one would break it. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N} ._+-]*\\.drl");

    RuleDirectory {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }

    /** Reads the directory; one that is missing holds no rules. */
    static RuleDirectory read(Path path) {
        TreeMap<String, Path> found = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                if (isRuleFile(entry)) {
                    found.put(entry.getFileName().toString(), entry);
                }
            }
        } catch (NoSuchFileException e) {
            return new RuleDirectory(path, List.of(), List.of());
        } catch (NotDirectoryException e) {
            problems.add(path + ": it is no directory; point WORKER_RULES_DIR at one");
        } catch (IOException | DirectoryIteratorException e) {
            problems.add(path + ": the directory cannot be read: " + OneLine.of(String.valueOf(e.getMessage()), 200));
        }
        return new RuleDirectory(path, readFiles(found, problems), problems);
    }

    /** When a rule file was edited last, as far as that can be told; or the directory, where a file was taken out. */
    static Optional<Instant> lastEdit(Path path) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path, RuleDirectory::isRuleFile)) {
            Instant last = Files.getLastModifiedTime(path).toInstant();
            for (Path entry : entries) {
                Instant edited = Files.getLastModifiedTime(entry).toInstant();
                last = edited.isAfter(last) ? edited : last;
            }
            return Optional.of(last.truncatedTo(ChronoUnit.SECONDS));
        } catch (IOException | DirectoryIteratorException e) {
            return Optional.empty();
        }
    }

    private static List<RuleFile> readFiles(TreeMap<String, Path> found, List<String> problems) {
        List<RuleFile> files = new ArrayList<>();
        long sum = 0;
        for (var entry : found.entrySet()) {
            String name = entry.getKey();
            if (files.size() == MOST_FILES) {
                problems.add(name + ": it and what follows is not used, " + MOST_FILES + " rule files are the most");
                break;
            }
            if (!NAME.matcher(name).matches()) {
                problems.add(OneLine.of(name, 100)
                        + ": rename it, the name of a rule file has letters, digits, blanks, '.', '_', '+' and '-'");
                continue;
            }
            try {
                RuleFile file = new RuleFile(name, BoundedFile.read(entry.getValue(), LARGEST_FILE));
                sum += file.text().length();
                if (sum > LARGEST_SUM) {
                    problems.add(name + ": it and what follows is not used, all rules together may have 16 MB");
                    break;
                }
                int none = file.text().indexOf('\0');
                if (none >= 0) {
                    problems.add(name + ":" + BoundedFile.lineAt(file.text(), none)
                            + ": it holds a character that is none (NUL), as a text in UTF-16 does; save it in UTF-8");
                    continue;
                }
                if (file.text().isBlank()) {
                    // An editor that is about to save leaves such a file for a moment.
                    problems.add(name + ": it is empty; delete it, or write a rule or a comment into it");
                    continue;
                }
                files.add(file);
            } catch (BoundedFile.NotUtf8 e) {
                problems.add(name + ":" + e.line() + ": " + e.getMessage());
            } catch (IOException e) {
                problems.add(name + ": " + reason(e));
            }
        }
        return files;
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "it points to a file that is not there"
                : e instanceof AccessDeniedException
                        ? "it may not be read: chmod u+r it"
                        : OneLine.of(String.valueOf(e.getMessage()), 200);
    }

    private static boolean isRuleFile(Path entry) {
        String name = entry.getFileName().toString();
        // A directory of that name is another tool's business.
        return name.endsWith(".drl") && !name.startsWith(".") && !Files.isDirectory(entry);
    }
}
