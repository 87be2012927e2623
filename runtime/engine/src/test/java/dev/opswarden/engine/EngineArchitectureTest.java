package dev.opswarden.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.opswarden.engine.limit.Limit;
import dev.opswarden.spi.RawMessage;
import dev.opswarden.spi.ReplyChannel;
import io.vertx.core.Future;
import java.util.Set;

/** The rules about who may know whom inside the engine: a broken one is a broken promise of docs/architecture.md. */
@AnalyzeClasses(packages = "dev.opswarden.engine", importOptions = ImportOption.DoNotIncludeTests.class)
final class EngineArchitectureTest {

    private static final String ENGINE = "dev.opswarden.engine.";

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.opswarden.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule stepsOfTheFlowNeverImportOneAnother = slices().matching(
                    "dev.opswarden.engine.(inbox|triage|draft|digest)..")
            .should()
            .notDependOnEachOther()
            .because("only tick joins them");

    @ArchTest
    static final ArchRule onlyTickKnowsTheTick = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE + "tick..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ENGINE + "tick..")
            .because("it is the top of the engine");

    @ArchTest
    static final ArchRule onlyTheRedactorTakesARawMessageApart = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE + "secrets..")
            .should()
            .callMethodWhere(new RawTextAccess())
            .because("what looks like a secret never gets past the inbox");

    @ArchTest
    static final ArchRule aTickHasNoWayToSend = noClasses()
            .that()
            .resideInAnyPackage(
                    ENGINE + "tick..", ENGINE + "inbox..", ENGINE + "triage..", ENGINE + "draft..", ENGINE + "digest..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ReplyChannel.class)
            .because("no tick, with any plugins or rules, posts a message or marks one read");

    @ArchTest
    static final ArchRule thereIsOnePlaceWithATimeout = noClasses()
            .that()
            .doNotBelongToAnyOf(Limit.class)
            .should()
            .callMethodWhere(new TimeoutCall())
            .because("every timeout names what ran out");

    @ArchTest
    static final ArchRule theEngineDoesNotSpeakToATerminal = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .because("only the command line does");

    @ArchTest
    static final ArchRule theEngineKnowsOnlyTheSpiOfUs = classes()
            .should()
            .onlyDependOnClassesThat(not(resideInAnyPackage("dev.opswarden.."))
                    .or(resideInAnyPackage("dev.opswarden.engine..", "dev.opswarden.spi..")));

    /** The parts of a raw message that hold text; its id and its times are nobody's secret. */
    private static final class RawTextAccess extends DescribedPredicate<JavaMethodCall> {

        RawTextAccess() {
            super("read the text of a raw message");
        }

        @Override
        public boolean test(JavaMethodCall call) {
            return call.getTargetOwner().isEquivalentTo(RawMessage.class)
                    && Set.of("subject", "body", "from", "to", "threadId", "thread", "labels", "priority")
                            .contains(call.getName());
        }
    }

    private static final class TimeoutCall extends DescribedPredicate<JavaMethodCall> {

        TimeoutCall() {
            super("Future.timeout");
        }

        @Override
        public boolean test(JavaMethodCall call) {
            return call.getTargetOwner().isAssignableTo(Future.class)
                    && call.getName().equals("timeout");
        }
    }
}
