package dev.opswarden.plugin.drools.sandbox;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What rules may name: the vocabulary, and classes that only compute. {@code docs/rule-authors.md} prints this list. */
public final class AllowedClasses {

    private static final Map<String, String> BY_PACKAGE = Map.ofEntries(
            Map.entry("dev.opswarden.rules", "Lists Message Triage"),
            Map.entry(
                    "java.lang",
                    "Boolean Byte CharSequence Character Comparable Double Enum Float Integer Iterable Long Math Number"
                            + " Object Record Short String StringBuilder Void"
                            + " ArithmeticException AssertionError ClassCastException Error Exception"
                            + " IllegalArgumentException IllegalStateException IncompatibleClassChangeError"
                            + " IndexOutOfBoundsException NoSuchFieldError NullPointerException"
                            + " NumberFormatException RuntimeException StringIndexOutOfBoundsException Throwable"
                            + " UnsupportedOperationException"),
            Map.entry("java.math", "BigDecimal BigInteger MathContext RoundingMode"),
            Map.entry(
                    "java.time",
                    "DateTimeException DayOfWeek Duration Instant LocalDate LocalDateTime LocalTime Month MonthDay"
                            + " OffsetDateTime Period Year YearMonth ZoneId ZoneOffset ZonedDateTime"),
            Map.entry("java.time.chrono", "ChronoLocalDate ChronoLocalDateTime ChronoZonedDateTime"),
            Map.entry("java.time.format", "DateTimeFormatter DateTimeParseException"),
            Map.entry(
                    "java.time.temporal",
                    "ChronoField ChronoUnit Temporal TemporalAccessor TemporalAdjuster TemporalAdjusters"
                            + " TemporalAmount TemporalField TemporalUnit WeekFields"),
            Map.entry(
                    "java.util",
                    "ArrayDeque ArrayList Arrays Base64 Base64$Decoder Base64$Encoder BitSet Collection Collections"
                            + " Comparator Deque HashMap HashSet Iterator LinkedHashMap LinkedHashSet LinkedList List"
                            + " ListIterator Locale Map Map$Entry NavigableMap NavigableSet NoSuchElementException"
                            + " Objects Optional OptionalDouble OptionalInt OptionalLong PriorityQueue Queue"
                            + " SequencedCollection SequencedMap SequencedSet Set SortedMap SortedSet StringJoiner"
                            + " StringTokenizer TreeMap TreeSet UUID"),
            Map.entry(
                    "java.util.function",
                    "BiConsumer BiFunction BiPredicate BinaryOperator BooleanSupplier Consumer DoubleUnaryOperator"
                            + " Function IntBinaryOperator IntConsumer IntFunction IntPredicate IntSupplier"
                            + " IntUnaryOperator LongUnaryOperator ObjIntConsumer Predicate Supplier"
                            + " ToDoubleFunction ToIntFunction ToLongFunction UnaryOperator"),
            Map.entry("java.util.regex", "MatchResult Matcher Pattern PatternSyntaxException"),
            Map.entry("java.util.stream", "BaseStream Collector Collectors DoubleStream IntStream LongStream Stream"));

    /** Of a class that is allowed, what is not: it reaches further than the class. A name stands for every overload. */
    private static final Map<String, Set<String>> REFUSED_METHODS = Map.of(
            "java.lang.Boolean", Set.of("getBoolean"),
            "java.lang.Integer", Set.of("getInteger"),
            "java.lang.Long", Set.of("getLong"),
            "java.util.Arrays", Set.of("parallelSort", "parallelPrefix", "parallelSetAll"),
            "java.util.Locale", Set.of("setDefault"),
            "dev.opswarden.rules.Lists", Set.of("during", "<init>"),
            "dev.opswarden.rules.Message", Set.of("<init>"));

    /** Methods that every object, every exception or every stream inherits: refused whatever they are called on. */
    private static final Set<String> REFUSED_ANYWHERE = Set.of(
            "getClass",
            "wait",
            "notify",
            "notifyAll",
            "finalize",
            "printStackTrace",
            "getStackTrace",
            "setStackTrace",
            "parallel",
            "parallelStream",
            "getDeclaringClass");

    private static final Set<String> NAMES = names();

    private AllowedClasses() {}

    private static Set<String> names() {
        Set<String> names = new HashSet<>(400);
        for (Map.Entry<String, String> entry : BY_PACKAGE.entrySet()) {
            for (String name : entry.getValue().split(" ")) {
                names.add(entry.getKey() + "." + name);
            }
        }
        return names;
    }

    /** Whether rules may name this class, given as {@code java.util.Map$Entry}. */
    static boolean contains(String name) {
        return NAMES.contains(name);
    }

    /** Whether rules may name this class, or a class of this package, given as {@code java.util} or {@code java.util.*}. */
    public static boolean mayBeNamed(String name) {
        return contains(name)
                || BY_PACKAGE.containsKey(name.endsWith(".*") ? name.substring(0, name.length() - 2) : name);
    }

    /** Whether a method is refused although its class is allowed. */
    static boolean refuses(String owner, String method) {
        return REFUSED_ANYWHERE.contains(method)
                || REFUSED_METHODS.getOrDefault(owner, Set.of()).contains(method);
    }

    /** Whether the class belongs to the vocabulary. */
    static boolean isVocabulary(String name) {
        return name.startsWith("dev.opswarden.rules.") && contains(name);
    }

    /** A line for each package: its name, and the classes of it, for the documentation. */
    public static List<String> lines() {
        return BY_PACKAGE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "`" + entry.getKey() + "`: "
                        + Arrays.stream(entry.getValue().replace('$', '.').split(" "))
                                .sorted()
                                .collect(Collectors.joining(" ")))
                .toList();
    }

    /** A line for each method that is refused although its class is allowed, for the documentation. */
    public static List<String> refusedMethods() {
        TreeSet<String> lines = new TreeSet<>();
        REFUSED_METHODS.forEach((owner, methods) -> methods.stream()
                .filter(method -> !method.equals("<init>"))
                .forEach(method -> lines.add("`" + owner.substring(owner.lastIndexOf('.') + 1) + "." + method + "`")));
        REFUSED_ANYWHERE.forEach(method -> lines.add("`" + method + "`"));
        return List.copyOf(lines);
    }
}
