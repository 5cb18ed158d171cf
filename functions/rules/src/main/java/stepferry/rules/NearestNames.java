package stepferry.rules;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody probably meant. */
final class NearestNames {
    private static final int MOST = 3;

    private NearestNames() {}

    /** Up to three of the known names that differ little from the given one, the nearest first. */
    static List<String> of(String name, Collection<String> known) {
        var far = Math.max(2, name.length() / 3);
        return known.stream()
                .filter(each -> distance(name, each) <= far)
                .sorted(Comparator.comparingInt((String each) -> distance(name, each)).thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** The question to ask, with a leading space; empty if nothing is near. */
    static String question(String name, Collection<String> known) {
        var near = of(name, known);
        return near.isEmpty() ? "" : " (did you mean " + String.join(" or ", near) + "?)";
    }

    private static int distance(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
        var above = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(row[j - 1], above[j]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
