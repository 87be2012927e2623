package dev.opswarden.cli;

import dev.opswarden.cli.terminal.Text;
import dev.opswarden.engine.json.Json;
import dev.opswarden.engine.secrets.Secrets;
import dev.opswarden.engine.secrets.detect.ScanHit;
import dev.opswarden.engine.secrets.detect.SecretScan;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code secrets scan}: what looks like a secret in files, and never the value (contract, section 3). */
@Command(
        name = "scan",
        description = {
            "Print what looks like a secret, as file:line:column: KIND, and never the value.",
            "Exit status 1 if anything does.",
        })
final class SecretsScanCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of text; - is standard input.")
    private List<String> files = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--fingerprints", description = "Print what each finding may be allowed by in secrets.yaml.")
    private boolean fingerprints;

    SecretsScanCommand(Invocation invocation) {
        this.invocation = invocation;
        this.spec = CommandSpec.create();
    }

    /** A finding and the file it is in. */
    private record Found(String file, ScanHit hit) {}

    @Override
    public Integer call() {
        files.forEach(this::requireReadable);
        invocation.loadSettings();
        Secrets.troubles().forEach(trouble -> invocation.warn(trouble + "; the built-in kinds alone are looked for"));
        List<Found> kept = new ArrayList<>();
        boolean[] any = new boolean[1];
        for (String file : files) {
            scan(file, hit -> {
                any[0] = true;
                if (json) {
                    kept.add(new Found(file, hit));
                } else {
                    invocation.out().line(line(file, hit));
                }
            });
        }
        if (json) {
            invocation.out().asItIs(document(kept));
        }
        return (any[0] ? ExitCode.REFUSED : ExitCode.DONE).status();
    }

    private void requireReadable(String file) {
        if (file.equals(STANDARD_INPUT)) {
            return;
        }
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new ParameterException(spec.commandLine(), "'" + file + "' is a directory; name files");
            }
            if (!Files.isReadable(path)) {
                String why = Files.exists(path) ? "may not be read" : "does not exist";
                throw new ParameterException(spec.commandLine(), "'" + file + "' " + why);
            }
        } catch (InvalidPathException e) {
            throw new ParameterException(spec.commandLine(), "'" + file + "' is no name of a file", e);
        }
    }

    private void scan(String file, Consumer<ScanHit> hits) {
        try (InputStream in =
                        file.equals(STANDARD_INPUT) ? invocation.in().bytes() : Files.newInputStream(Path.of(file));
                // What is no UTF-8 becomes a replacement character: a binary file may hold a secret, too.
                Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            SecretScan.of(text, Secrets.detector(), hits);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "'" + file + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private Text line(String file, ScanHit hit) {
        String place = file + ":" + hit.line() + ":" + hit.column() + ": " + hit.kind();
        return Text.of(fingerprints ? place + " " + hit.fingerprint() : place);
    }

    private String document(List<Found> findings) {
        return Json.text(document -> {
            document.writeStartObject();
            document.writeArrayFieldStart("findings");
            for (Found found : findings) {
                document.writeStartObject();
                document.writeStringField("file", found.file());
                document.writeNumberField("line", found.hit().line());
                document.writeNumberField("column", found.hit().column());
                document.writeNumberField("length", found.hit().length());
                document.writeStringField("kind", found.hit().kind());
                if (fingerprints) {
                    document.writeStringField("fingerprint", found.hit().fingerprint());
                }
                document.writeEndObject();
            }
            document.writeEndArray();
            document.writeEndObject();
        });
    }
}
