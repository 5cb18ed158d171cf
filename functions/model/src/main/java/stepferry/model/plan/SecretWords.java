package stepferry.model.plan;

import java.util.Locale;
import java.util.regex.Pattern;

/** What by its name is nobody's business: a plan shows no values of it. */
public final class SecretWords {
    private static final String WORDS = "passw|passphrase|pwd|secret|token|credential|apikey|accesskey|privatekey|salt|otp";
    private static final Pattern NAME = Pattern.compile(WORDS);
    /** A field of an object inside a text, and its value, which may have been cut off. */
    private static final Pattern FIELD = Pattern.compile(
            "(\"[^\"]*?(?:" + WORDS.replaceAll("(api|access|private)key", "$1[_-]?key") + ")[^\"]*\"\\s*:\\s*)"
                    + "(?:\"(?:[^\"\\\\]|\\\\.)*+(?:\"|\\\\?$)|[\\[{].*|[^\",}\\]]+)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private SecretWords() {}

    /** Whether a column, or a field, of that name holds a secret. */
    public static boolean in(String name) {
        return NAME.matcher(name.toLowerCase(Locale.ROOT).replaceAll("[_ -]", "")).find();
    }

    /** The text without the values of such fields. */
    public static String without(String text) {
        return text.indexOf('"') < 0 ? text : FIELD.matcher(text).replaceAll("$1\"…\"");
    }
}
