package dev.opswarden.engine.secrets.detect;

/**
 * The spotters that no line of the file describes. Their keywords are constants, which are copied into this class when
 * it is compiled: to name one here loads no class.
 */
final class Spotters {

    /** Stands between the keywords of one spotter. */
    static final char BETWEEN = ';';

    /** Stands between the keywords of two spotters of the same sort. */
    static final String NEXT = ";;";

    /** By their numbers in {@link #make}. */
    private static final String[] KEYWORDS = {
        AssignmentSpotter.KEYWORDS,
        AuthorizationSpotter.KEYWORDS,
        PemSpotter.KEYWORDS,
        PairSpotter.KEYWORDS,
        UrlSpotter.KEYWORD,
        CookieSpotter.KEYWORD,
        KubernetesSpotter.KEYWORD,
        DatabaseLoginSpotter.KEYWORDS,
        PasswordFileSpotter.KEYWORDS,
        BackwardSpotter.KEYWORDS,
        OldVaultSpotter.KEYWORDS,
        PipedSpotter.KEYWORDS,
        NeighbourSpotter.KEYWORDS,
        CallSpotter.KEYWORDS,
        ArgumentSpotter.KEYWORDS,
        PhraseSpotter.KEYWORDS,
        CommandSpotter.KEYWORDS,
    };

    private final KindsFile file;

    Spotters(KindsFile file) {
        this.file = file;
    }

    /** Puts the keywords of all of them into an index. */
    void addTo(KeywordIndex index) {
        for (int number = 0; number < KEYWORDS.length; number++) {
            String keywords = KEYWORDS[number];
            int from = 0;
            while (from < keywords.length()) {
                int next = keywords.indexOf(NEXT, from);
                int end = next < 0 ? keywords.length() : next;
                String own = keywords.substring(from, end);
                int first = own.indexOf(BETWEEN);
                index.add(own, BETWEEN, new LazySpotter(this, number, first < 0 ? own : own.substring(0, first)));
                from = end + NEXT.length();
            }
        }
    }

    /** Makes one, by its number and the first of its keywords. */
    Spotter make(int number, String first) {
        return switch (number) {
            case 0 -> new AssignmentSpotter(new NamedKinds(file.named()));
            case 1 -> new AuthorizationSpotter();
            case 2 -> new PemSpotter();
            case 3 -> new PairSpotter();
            case 4 -> new UrlSpotter();
            case 5 -> new CookieSpotter();
            case 6 -> new KubernetesSpotter();
            case 7 -> new DatabaseLoginSpotter();
            case 8 -> new PasswordFileSpotter();
            case 9 -> new BackwardSpotter();
            case 10 -> new OldVaultSpotter();
            case 11 -> new PipedSpotter();
            case 12 -> NeighbourSpotter.of(first);
            case 13 -> CallSpotter.of(first);
            case 14 -> ArgumentSpotter.of(first);
            case 15 -> PhraseSpotter.of(first);
            case 16 -> CommandSpotter.of(first);
            default -> throw new IllegalArgumentException("no spotter has the number " + number);
        };
    }
}
