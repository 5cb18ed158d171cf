package stepferry.stepfunctions.engine;

import java.util.regex.Pattern;

/** Names of machines and executions, which are names of files too. */
final class Names {
    private static final Pattern ALLOWED = Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

    private Names() {
    }

    static void check(String name) {
        if (!ALLOWED.matcher(name).matches() || name.startsWith(".")) {
            throw new ServiceError("InvalidName", "Invalid Name: '" + name
                    + "'; use 1 to 80 characters, no spaces, none of <>{}[]?*\"#%\\^|~`$&,;:/ and no dot in front");
        }
    }
}
