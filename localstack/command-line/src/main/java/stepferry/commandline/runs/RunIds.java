package stepferry.commandline.runs;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Names for runs: they sort by time, say what they are about, and fit an execution's name. */
final class RunIds {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LONGEST_NAME = 26;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RunIds() {}

    static String promotion(String source, String target) {
        return stamped(shortened(source) + "-to-" + shortened(target));
    }

    static String export(String source) {
        return stamped("export-" + shortened(source));
    }

    static String rollback(String target) {
        return stamped("rollback-" + shortened(target));
    }

    static boolean valid(String id) {
        return VALID.matcher(id).matches();
    }

    private static String stamped(String what) {
        var random = new StringBuilder();
        RANDOM.ints(4, 0, LETTERS.length()).forEach(letter -> random.append(LETTERS.charAt(letter)));
        return TIME.format(Instant.now()) + "-" + what + "-" + random;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
