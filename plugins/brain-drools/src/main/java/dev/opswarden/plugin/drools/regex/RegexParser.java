package dev.opswarden.plugin.drools.regex;

import java.util.ArrayList;
import java.util.List;

/** Takes a regular expression of Java's apart, roughly; only for ones that Java itself accepts. */
final class RegexParser {

    private final String regex;
    private int at;

    private RegexParser(String regex) {
        this.regex = regex;
    }

    static Node parse(String regex) {
        return new RegexParser(regex).choice();
    }

    private Node choice() {
        List<Node> branches = new ArrayList<>();
        branches.add(sequence());
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            branches.add(sequence());
        }
        return branches.size() == 1 ? branches.get(0) : new Node.Choice(branches);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            parts.add(quantified(atom()));
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
    }

    private Node quantified(Node atom) {
        Node node = atom;
        while (at < regex.length()) {
            char c = regex.charAt(at);
            if (c == '*' || c == '+' || c == '?') {
                at++;
                node = new Node.Repeat(node, c == '+' ? 1 : 0, c == '?' ? 1 : Integer.MAX_VALUE);
            } else if (c == '{') {
                node = counted(node);
            } else {
                break;
            }
            // Reluctant or possessive: how it looks, not how much there is to look at.
            if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
                at++;
            }
        }
        return node;
    }

    private Node counted(Node node) {
        int end = regex.indexOf('}', at);
        String[] bounds = regex.substring(at + 1, end).split(",", -1);
        at = end + 1;
        int least = Integer.parseInt(bounds[0].strip());
        int most = bounds.length == 1
                ? least
                : bounds[1].isBlank() ? Integer.MAX_VALUE : Integer.parseInt(bounds[1].strip());
        return new Node.Repeat(node, least, most);
    }

    private Node atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> new Node.One(set());
            case '.' -> new Node.One(Characters.any());
            case '^', '$' -> new Node.Nothing();
            case '\\' -> escape();
            default -> new Node.One(Characters.of(c));
        };
    }

    private Node group() {
        boolean looksAround = false;
        if (regex.startsWith("?", at)) {
            looksAround = regex.startsWith("?=", at)
                    || regex.startsWith("?!", at)
                    || regex.startsWith("?<=", at)
                    || regex.startsWith("?<!", at);
            while (at < regex.length() && ":=!>)".indexOf(regex.charAt(at)) < 0) {
                at++;
            }
            if (regex.charAt(at) == ')') {
                // (?is): flags, and nothing in it.
                at++;
                return new Node.Nothing();
            }
            at++;
        }
        Node body = choice();
        at++;
        return looksAround ? new Node.Nothing() : body;
    }

    private Node escape() {
        char c = regex.charAt(at++);
        switch (c) {
            case 'b', 'B', 'A', 'Z', 'z', 'G' -> {
                return new Node.Nothing();
            }
            case 'Q' -> {
                int end = regex.indexOf("\\E", at);
                String literal = regex.substring(at, end < 0 ? regex.length() : end);
                at = end < 0 ? regex.length() : end + 2;
                return new Node.Sequence(literal.chars()
                        .mapToObj(x -> (Node) new Node.One(Characters.of(x)))
                        .toList());
            }
            case 'k' -> {
                at = regex.indexOf('>', at) + 1;
                // What a group matched before can be anything.
                return new Node.Repeat(new Node.One(Characters.any()), 0, Integer.MAX_VALUE);
            }
            default -> {
                return Character.isDigit(c) && c != '0'
                        ? new Node.Repeat(new Node.One(Characters.any()), 0, Integer.MAX_VALUE)
                        : new Node.One(escaped(c));
            }
        }
    }

    private Characters escaped(char c) {
        return switch (c) {
            case 'd' -> Characters.where(Character::isDigit);
            case 'D' -> Characters.where(Character::isDigit).not();
            case 'w' -> Characters.where(x -> Character.isLetterOrDigit(x) || x == '_');
            case 'W' ->
                Characters.where(x -> Character.isLetterOrDigit(x) || x == '_').not();
            case 's', 'h', 'v', 'R' -> Characters.where(Character::isWhitespace);
            case 'S', 'H', 'V' -> Characters.where(Character::isWhitespace).not();
            case 'n' -> Characters.of('\n');
            case 't' -> Characters.of('\t');
            case 'r' -> Characters.of('\r');
            case 'p', 'P' -> property();
            case 'u' -> code(4);
            case 'x' -> code(2);
            default -> Characters.of(c);
        };
    }

    private Characters property() {
        at = regex.charAt(at) == '{' ? regex.indexOf('}', at) + 1 : at + 1;
        return Characters.any();
    }

    private Characters code(int digits) {
        int start = at;
        at = regex.charAt(at) == '{' ? regex.indexOf('}', at) + 1 : at + digits;
        String hex = regex.substring(start, at).replace("{", "").replace("}", "");
        return Characters.of(Integer.parseInt(hex, 16));
    }

    /** From behind the opening bracket to behind the closing one. */
    private Characters set() {
        boolean inverted = regex.charAt(at) == '^';
        at += inverted ? 1 : 0;
        Characters set = Characters.none();
        boolean first = true;
        while (regex.charAt(at) != ']' || first) {
            first = false;
            char c = regex.charAt(at++);
            if (c == '[') {
                set = set.or(set());
            } else if (c == '&' && regex.startsWith("&", at)) {
                at++;
                Characters left = set;
                set = left.and(rest());
                break;
            } else if (c == '\\') {
                set = set.or(escaped(regex.charAt(at++)));
            } else if (regex.startsWith("-", at) && at + 1 < regex.length() && regex.charAt(at + 1) != ']') {
                char to = regex.charAt(at + 1) == '\\' ? regex.charAt(at + 2) : regex.charAt(at + 1);
                at += regex.charAt(at + 1) == '\\' ? 3 : 2;
                Characters range = Characters.where(x -> x >= c && x <= to);
                set = set.or(to >= 128 ? range.withOthers() : range);
            } else {
                set = set.or(Characters.of(c));
            }
        }
        at++;
        return inverted ? set.not() : set;
    }

    /** What stands behind an intersection, up to the bracket that closes the set. */
    private Characters rest() {
        Characters set = Characters.none();
        while (regex.charAt(at) != ']') {
            char c = regex.charAt(at++);
            set = c == '[' ? set.or(set()) : set.or(c == '\\' ? escaped(regex.charAt(at++)) : Characters.of(c));
        }
        return set;
    }
}
