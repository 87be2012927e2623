package dev.opswarden.example.maildir;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The text that a person sees of HTML, with where its links lead. Nothing is fetched and nothing is run. */
final class HtmlText {

    private static final Set<String> LINES =
            Set.of("p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre",
                    "blockquote", "hr", "section", "article", "header", "footer");
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "template", "noscript");
    private static final int LONGEST_LINK = 500;

    private HtmlText() {}

    static String of(String html) {
        Document document = Jsoup.parse(html);
        StringBuilder text = new StringBuilder();
        document.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    append(text, words.getWholeText());
                } else if (node instanceof Element element) {
                    if (UNSEEN.contains(element.normalName())) {
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    if (LINES.contains(element.normalName())) {
                        line(text);
                    } else if (element.normalName().equals("td") || element.normalName().equals("th")) {
                        append(text, " ");
                    }
                }
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (node instanceof Element element) {
                    if (element.normalName().equals("a")) {
                        link(text, element.attr("href").strip());
                    }
                    if (LINES.contains(element.normalName())) {
                        line(text);
                    }
                }
                return FilterResult.CONTINUE;
            }
        });
        return text.toString().strip();
    }

    /** What a link shows and where it leads are two things, and a reader should see both. */
    private static void link(StringBuilder text, String target) {
        if ((target.startsWith("http:") || target.startsWith("https:"))
                && target.length() <= LONGEST_LINK
                && text.indexOf(target, Math.max(0, text.length() - target.length())) < 0) {
            text.append(" <").append(target).append('>');
        }
    }

    private static void append(StringBuilder text, String words) {
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            boolean blank = Character.isWhitespace(c) || c == '\u00a0';
            if (!blank) {
                text.append(c);
            } else if (text.length() > 0 && text.charAt(text.length() - 1) > ' ') {
                text.append(' ');
            }
        }
    }

    private static void line(StringBuilder text) {
        while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
