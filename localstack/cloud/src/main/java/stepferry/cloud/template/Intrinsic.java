package stepferry.cloud.template;

import java.util.Map;

/**
 * A function of CloudFormation in short form.
 *
 * @param name without the exclamation mark
 * @param argument what follows it, where that is a word
 */
record Intrinsic(String name, String argument) {
    /** The value, where {@code !Ref} and {@code !GetAtt} both mean what the resource became. */
    static String resolve(Object value, Map<String, String> resources) {
        if (!(value instanceof Intrinsic(String name, String argument))) {
            return String.valueOf(value);
        }
        var resource = name.equals("GetAtt") ? argument.replaceFirst("\\..*$", "") : argument;
        var found = resources.get(resource);
        if (found == null || !(name.equals("Ref") || name.equals("GetAtt"))) {
            throw new IllegalArgumentException("The embedded cloud does not know !" + name + " " + argument + " of the template");
        }
        return found;
    }
}
