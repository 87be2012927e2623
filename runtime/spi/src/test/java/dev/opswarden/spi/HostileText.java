package dev.opswarden.spi;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that try to be more than text, for properties. */
final class HostileText {

    private static final List<String> PIECES = List.of(
            "\u001b[31m",
            "\u001b]8;;https://e.example\u0007x\u001b]8;;\u0007",
            "\u009b2J",
            "\u202e",
            "\u2066",
            "\u200b",
            "\u200d",
            "\u00ad",
            "\ufeff",
            "\udb40\udc41",
            "\ud83d",
            "\ude00",
            "\r\n",
            "\n",
            "\r",
            "\t",
            "\u2028",
            "\u0085",
            "\u0000",
            "\u007f",
            "\u0301",
            "\u0301".repeat(20),
            "\u0338",
            "\ufe0f",
            "\ufe0f\ufe0f",
            "\u3164",
            "\uffff",
            "<b>",
            "</b>",
            "<a href=\"x\">",
            "&lt;",
            "&#60;",
            "&",
            "\\074b\\076",
            "\\n",
            "\\",
            "..",
            ".",
            "/",
            "%2e",
            "%",
            "?",
            "#",
            "+",
            " ",
            "\u00a0",
            "漢字",
            "😀",
            "e",
            "plain words");

    private HostileText() {}

    /** Any Unicode, unpaired surrogates included, and pieces that mean something to somebody. */
    static Arbitrary<String> any() {
        Arbitrary<String> hostile = Arbitraries.of(PIECES).list().ofMaxSize(20).map(pieces -> String.join("", pieces));
        return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(80), hostile);
    }
}
