package stepferry.cloud.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the resources of a template became.
 *
 * @param resources the name or ARN of each, by its logical name, and the values of the parameters
 */
public record Deployment(Template template, Map<String, String> resources) {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(\\w+)}");

    /** Of the template's parameters nobody says anything. */
    public static Deployment of(Template template, Map<String, String> resources) {
        var all = new LinkedHashMap<>(template.parameters());
        all.putAll(resources);
        return new Deployment(template, all);
    }

    /** The variables that every function gets. */
    public Map<String, String> variables() {
        return template.variables().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Intrinsic.resolve(entry.getValue(), resources)));
    }

    /** The machine's definition with every substitution filled. */
    public String definition(Template.Machine machine) {
        var text = read(machine);
        return SUBSTITUTION.matcher(text).replaceAll(match -> {
            var value = machine.substitutions().get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException(machine.definition() + " asks for ${" + match.group(1) + "}, which the template does not fill");
            }
            return Matcher.quoteReplacement(Intrinsic.resolve(value, resources));
        });
    }

    /** The same, with one more resource. */
    public Deployment with(String resource, String value) {
        var more = new LinkedHashMap<>(resources);
        more.put(resource, value);
        return new Deployment(template, more);
    }

    private static String read(Template.Machine machine) {
        try {
            return Files.readString(machine.definition());
        } catch (IOException e) {
            throw new UncheckedIOException("The definition " + machine.definition() + " cannot be read", e);
        }
    }
}
