package dev.opswarden.dist;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules about who may know whom between the modules, held against their jars. */
final class ArchitectureIT {

    private static final List<String> MODULES = List.of(
            "runtime/spi",
            "runtime/engine",
            "runtime/embedded-hub",
            "runtime/cli",
            "plugins/hub-inbox",
            "plugins/brain-drools",
            "plugins/brain-llm",
            "plugins/notify-desktop");

    private static JavaClasses ours;

    /** Of the modules, and not of the distribution: there lambdas are classes, whose bodies nothing leads back to. */
    @BeforeAll
    static void readTheJars() throws IOException {
        Path checkout = Path.of(System.getProperty("warden.checkout", ""));
        List<JarFile> jars = new ArrayList<>();
        for (String module : MODULES) {
            Path target = checkout.resolve(module).resolve("target");
            // Beside a plugin's jar lies what was there before its libraries were put in.
            try (DirectoryStream<Path> files = Files.newDirectoryStream(target, "{warden,hub,brain,notify}-*.jar")) {
                for (Path file : files) {
                    jars.add(new JarFile(file.toFile()));
                }
            }
        }
        ours = new ClassFileImporter()
                .withImportOption(location -> location.contains("/dev/opswarden/"))
                .importJars(jars);
        for (JarFile jar : jars) {
            jar.close();
        }
        assertEquals(MODULES.size(), jars.size(), jars.toString());
    }

    @Test
    void theSpiKnowsNothingElseOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("dev.opswarden.spi..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.opswarden.engine..",
                        "dev.opswarden.cli..",
                        "dev.opswarden.hub..",
                        "dev.opswarden.plugin..",
                        "dev.opswarden.rules..")
                .check(ours);
    }

    @Test
    void aPluginKnowsTheSpiAndNothingElseOfTheHost() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.opswarden.plugin..", "dev.opswarden.rules..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.opswarden.engine..", "dev.opswarden.cli..", "dev.opswarden.hub..")
                .check(ours);
    }

    @Test
    void theEmbeddedHubKnowsNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("dev.opswarden.hub..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.opswarden.spi..",
                        "dev.opswarden.engine..",
                        "dev.opswarden.cli..",
                        "dev.opswarden.plugin..")
                .because("tests against it would prove that the code agrees with itself")
                .check(ours);
    }

    /** What is printed as it is, is JSON whose writer escapes what steers a terminal, or picocli's own help. */
    @Test
    void onlyDocumentsAndHelpAreShownWithoutBeingMadeInert() {
        noClasses()
                .that()
                .resideInAPackage("dev.opswarden.cli..")
                .and()
                .haveSimpleNameNotEndingWith("Command")
                .and()
                .doNotHaveSimpleName("CommandTree")
                .and()
                .doNotHaveSimpleName("Failures")
                .should()
                .callMethodWhere(describe(
                        "print what is not made inert", call -> call.getName().equals("asItIs")))
                .because("every other text goes through TerminalText on its way out")
                .check(ours);
    }

    @Test
    void onlyTheTerminalPackageWritesToStreams() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.opswarden.cli.terminal..", "dev.opswarden.hub..")
                .and()
                // It has one sentence of its own to say, when nothing else works any more.
                .doNotHaveSimpleName("Termination")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(PrintStream.class)
                .because("Output makes text inert for the terminal")
                .check(ours);
    }

    @Test
    void onlyTheLoggingPackageKnowsTheLogger() {
        noClasses()
                .that()
                .resideInAPackage("dev.opswarden..")
                .and()
                .resideOutsideOfPackage("dev.opswarden.cli.logging..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ch.qos.logback..")
                .because("LineAppender takes secrets and line breaks out of a log line")
                .check(ours);
    }

    @Test
    void onlyTheDigestIsWrittenAsADigest() {
        noClasses()
                .that()
                .resideInAPackage("dev.opswarden.engine..")
                .and()
                .resideOutsideOfPackages("dev.opswarden.engine.tick..", "dev.opswarden.engine.digest..")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("DigestFiles")
                .because("what is written as a digest comes from DigestPage, which escapes what a message says")
                .check(ours);
    }

    @Test
    void onlyTheCommandLineSpeaksToATerminalOrEndsTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.opswarden.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(ours);
    }
}
