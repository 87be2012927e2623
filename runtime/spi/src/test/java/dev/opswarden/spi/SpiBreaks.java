package dev.opswarden.spi;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiCompatibilityChange;
import japicmp.model.JApiField;
import japicmp.model.JApiImplementedInterface;
import japicmp.model.JApiParameter;
import java.io.File;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javassist.CtClass;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.AttributeInfo;
import javassist.bytecode.FieldInfo;

/**
 * What a plugin that was built against one version of some classes may fail by with another: a line for each, as {@code
 * METHOD_REMOVED dev.opswarden.spi.Brain.veto(dev.opswarden.spi.Message)}. The words are those of japicmp, and two of our
 * own for what it does not look at: a further constant of an enum, and a further case of a sealed type.
 */
final class SpiBreaks {

    private final SortedSet<String> found = new TreeSet<>();
    private String type = "";

    private SpiBreaks() {}

    /**
     * Compares two jars.
     *
     * @param before what plugins were built against
     * @param after what they would run with
     */
    static SortedSet<String> between(byte[] before, byte[] after) {
        JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
        options.setAccessModifier(AccessModifier.PROTECTED);
        options.setNoAnnotations(true);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            // The libraries; of our own classes there are two versions, and both are handed in.
            if (entry.endsWith(".jar")) {
                options.getClassPathEntries().add(entry);
            }
        }
        List<JApiClass> compared = new JarArchiveComparator(options)
                .compare(
                        new JApiCmpArchive(before, "before.jar", "before"),
                        new JApiCmpArchive(after, "after.jar", "after"));
        SpiBreaks breaks = new SpiBreaks();
        compared.forEach(breaks::look);
        return breaks.found;
    }

    private void look(JApiClass compared) {
        type = compared.getFullyQualifiedName();
        note(compared, "");
        if (compared.getOldClass().isEmpty() || compared.getNewClass().isEmpty()) {
            // What it had is gone with it, or new with it.
            return;
        }
        note(compared.getSuperclass(), "");
        for (JApiImplementedInterface implemented : compared.getInterfaces()) {
            note(implemented, " of " + implemented.getFullyQualifiedName());
        }
        for (JApiField field : compared.getFields()) {
            note(field, "." + field.getName());
        }
        for (JApiBehavior constructor : compared.getConstructors()) {
            note(constructor, "." + described(constructor));
        }
        for (JApiBehavior method : compared.getMethods()) {
            note(method, "." + described(method));
        }
        CtClass before = compared.getOldClass().get();
        CtClass after = compared.getNewClass().get();
        noteAdded("CONSTANT_ADDED_TO_ENUM", constants(before), constants(after));
        if (before.getClassFile().getAttribute("PermittedSubclasses") != null) {
            noteAdded("CASE_ADDED_TO_SEALED_TYPE", permitted(before), permitted(after));
        }
    }

    private void note(JApiCompatibility compared, String member) {
        for (JApiCompatibilityChange change : compared.getCompatibilityChanges()) {
            if (!change.isBinaryCompatible() || !change.isSourceCompatible()) {
                found.add(change.getType() + " " + type + member);
            }
        }
    }

    private void noteAdded(String what, Set<String> before, Set<String> after) {
        for (String name : after) {
            if (!before.contains(name)) {
                found.add(what + " " + type + ": " + name);
            }
        }
    }

    private static String described(JApiBehavior behavior) {
        return behavior.getName()
                + behavior.getParameters().stream()
                        .map(JApiParameter::getType)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Set<String> constants(CtClass type) {
        Set<String> names = new TreeSet<>();
        for (FieldInfo field : type.getClassFile().getFields()) {
            if ((field.getAccessFlags() & AccessFlag.ENUM) != 0) {
                names.add(field.getName());
            }
        }
        return names;
    }

    /** As section 4.7.31 of the JVM specification has them: how many, then the index of each in the constant pool. */
    private static Set<String> permitted(CtClass type) {
        Set<String> names = new TreeSet<>();
        AttributeInfo attribute = type.getClassFile().getAttribute("PermittedSubclasses");
        if (attribute != null) {
            ByteBuffer bytes = ByteBuffer.wrap(attribute.get());
            for (int left = Short.toUnsignedInt(bytes.getShort()); left > 0; left--) {
                names.add(attribute.getConstPool().getClassInfo(Short.toUnsignedInt(bytes.getShort())));
            }
        }
        return names;
    }
}
