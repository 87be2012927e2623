package dev.opswarden.engine.secrets.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/**
 * A pattern of the operator's own.
 *
 * @param kind what stands in the mark
 * @param pattern what it looks like; its first group, where it has one, is the secret
 * @param keywords words of which a text must have one, whatever their case; none to look at every text
 */
record OperatorPattern(String kind, Pattern pattern, List<String> keywords) {

    void look(Scan scan) {
        if (!keywords.isEmpty()) {
            String lower = scan.text().toLowerCase(Locale.ROOT);
            if (keywords.stream().noneMatch(keyword -> lower.contains(keyword.toLowerCase(Locale.ROOT)))) {
                return;
            }
        }
        Matcher matcher = pattern.matcher(scan.text());
        int group = matcher.groupCount() > 0 ? 1 : 0;
        while (matcher.find()) {
            if (matcher.start(group) >= 0) {
                scan.found(matcher.start(group), matcher.end(group), kind, Scan.FORMED);
            }
        }
    }
}
