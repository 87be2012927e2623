package dev.opswarden.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/** A digest as a viewer of Markdown shows it, tables and automatic links included. */
final class RenderedDigest {

    /** The parts that a page of ours is made of; a sender's words stand in text and spans of code. */
    private static final Set<String> OURS = Set.of(
            "Document",
            "Heading",
            "Paragraph",
            "BulletList",
            "ListItem",
            "BlockQuote",
            "Text",
            "Code",
            "StrongEmphasis",
            "Emphasis",
            "SoftLineBreak",
            "HardLineBreak");

    private static final List<String> HEADINGS = List.of(
            "ops-warden", "Needs you", "Drafts to review", "For information", "Ignored", "Rejected", "Troubles");

    private final Node page;

    RenderedDigest(String markdown) {
        page = Parser.builder()
                .extensions(
                        List.of(AutolinkExtension.create(), TablesExtension.create(), StrikethroughExtension.create()))
                .build()
                .parse(markdown);
    }

    /** What a message made of the page that is none of ours; nothing if all is well. */
    List<String> alive(String mark) {
        List<String> alive = new ArrayList<>();
        walk(page, mark, alive);
        return alive;
    }

    private static void walk(Node node, String mark, List<String> alive) {
        String kind = node.getClass().getSimpleName();
        String text = words(node);
        if (!OURS.contains(kind)) {
            alive.add(kind + ": " + text);
        }
        if (node instanceof Heading && (text.contains(mark) || HEADINGS.stream().noneMatch(text::startsWith))) {
            alive.add("heading: " + text);
        }
        if (kind.endsWith("Emphasis") && text.contains(mark)) {
            alive.add("emphasis: " + text);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            walk(child, mark, alive);
        }
    }

    private static String words(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.isEmpty() ? TextContentRenderer.builder().build().render(node) : words.toString();
    }
}
