package stepferry.tables.mysql.structure;

import java.util.Optional;
import java.util.Set;

/** What giving a column another type may cost its values. */
record TypeChange(DataType from, DataType to) {
    private static final int NUMBER_TEXT = 24;
    private static final int MOMENT_TEXT = 26;
    private static final int PECULIAR_TEXT = 45;
    private static final Set<String> BASIC = Set.of("utf8mb3", "utf8", "ucs2");
    private static final Set<String> FULL = Set.of("utf8mb4", "utf16", "utf16le", "utf32");

    /** Whether the server has no conversion at all. */
    boolean impossible() {
        return from.geometry() != to.geometry()
                || (from.peculiar() || to.peculiar()) && !from.base().equals(to.base()) && !speaks(from) && !speaks(to);
    }

    private static boolean speaks(DataType type) {
        return type.words() || type.bytes();
    }

    /** What may be lost or refused, if anything may. */
    Optional<String> loss() {
        if (from.labelled() && to.labelled() && from.base().equals(to.base())) {
            return lostLabels();
        }
        return holds() ? Optional.empty() : Optional.of("what " + to.text() + " cannot hold of a value is refused or lost");
    }

    private Optional<String> lostLabels() {
        var lost = from.arguments().stream().filter(label -> !to.arguments().contains(label)).toList();
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of("it loses the labels " + String.join(", ", lost) + ", and rows that have them are refused or emptied");
    }

    private boolean holds() {
        if (to.words()) {
            return holdsWords();
        }
        if (to.bytes()) {
            return holdsBytes();
        }
        if (from.numeric() && to.numeric()) {
            return holdsNumber();
        }
        if (from.temporal() && to.temporal()) {
            return holdsMoment();
        }
        return from.geometry() ? to.base().equals("geometry") || from.base().equals(to.base())
                : from.base().equals(to.base()) && from.arguments().equals(to.arguments());
    }

    private boolean holdsWords() {
        if (from.words()) {
            return to.counted() ? from.counted() && from.size(1) <= to.size(1) : from.capacity() <= to.capacity();
        }
        if (from.bytes() || from.geometry()) {
            return false;
        }
        return from.base().equals("json") ? to.base().equals("longtext") : longest() <= (to.counted() ? to.size(1) : to.capacity());
    }

    private int longest() {
        // Labels stand between quotes; a set's values have commas between them.
        var labels = from.arguments().stream().mapToInt(label -> label.length() - 2);
        if (from.base().equals("enum")) {
            return labels.max().orElse(0);
        }
        if (from.base().equals("set")) {
            return labels.sum() + from.arguments().size() - 1;
        }
        if (from.decimal()) {
            return from.size(10) + 2;
        }
        return from.temporal() ? MOMENT_TEXT : from.numeric() ? NUMBER_TEXT : PECULIAR_TEXT;
    }

    // A fixed length pads, which makes another value.
    private boolean holdsBytes() {
        if (to.base().equals("binary")) {
            return from.base().equals("binary") && from.size(1) == to.size(1);
        }
        return (from.words() || from.bytes()) && from.capacity() <= to.capacity();
    }

    private boolean holdsNumber() {
        if (to.whole()) {
            return from.whole() && (to.natural()
                    ? from.natural() && from.bits() <= to.bits()
                    : from.natural() ? from.bits() < to.bits() : from.bits() <= to.bits());
        }
        if (to.unsigned() && !from.natural()) {
            return false;
        }
        if (to.decimal()) {
            return !from.floating() && digits(from) <= digits(to) && scale(from) <= to.scale();
        }
        return to.base().equals("double")
                ? from.whole() && from.bits() <= 32 || from.floating() && from.arguments().isEmpty()
                : from.whole() && from.bits() <= 24 || from.base().equals("float");
    }

    private static int scale(DataType type) {
        return type.decimal() ? type.scale() : 0;
    }

    private static int digits(DataType type) {
        return type.decimal() ? type.size(10) - type.scale() : (int) Math.ceil(type.bits() * Math.log10(2));
    }

    private boolean holdsMoment() {
        var dates = from.base().equals("date") && to.base().equals("datetime");
        var same = from.base().equals(to.base()) || from.base().equals("timestamp") && to.base().equals("datetime");
        return dates || same && from.size(0) <= to.size(0);
    }

    /** What another character set may cost, if anything. */
    static Optional<String> lossOfCharacters(Optional<String> from, Optional<String> to) {
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        var one = characterSet(from.get());
        var other = characterSet(to.get());
        var holds = one.equals(other) || one.equals("ascii") || FULL.contains(other) && !one.equals("binary")
                || BASIC.contains(other) && !FULL.contains(one) && !one.equals("binary");
        return holds ? Optional.empty() : Optional.of("characters that " + other + " lacks are refused or lost");
    }

    private static String characterSet(String collation) {
        return collation.contains("_") ? collation.substring(0, collation.indexOf('_')) : collation;
    }
}
