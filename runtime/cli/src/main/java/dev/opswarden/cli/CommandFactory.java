package dev.opswarden.cli;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands that picocli's annotations name: each is given the one invocation, if it wants it. */
final class CommandFactory implements IFactory {

    private final Invocation invocation;

    /** For the generators of man pages and of completion, which look at commands and run none. */
    CommandFactory() {
        this(Invocation.ofThisProcess());
    }

    CommandFactory(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Optional<Constructor<?>> ofInvocation = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor ->
                        Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Invocation.class}))
                .findFirst();
        return ofInvocation.isPresent()
                ? type.cast(ofInvocation.get().newInstance(invocation))
                : CommandLine.defaultFactory().create(type);
    }
}
