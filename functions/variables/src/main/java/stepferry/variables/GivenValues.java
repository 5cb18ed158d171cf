package stepferry.variables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import stepferry.model.ErrorCode;
import stepferry.model.Json;
import stepferry.model.Rejected;
import stepferry.model.variables.VariableKind;

/** Values of variables by name, each allowed. */
public final class GivenValues {
    public static final GivenValues NONE = new GivenValues(Map.of());

    private final SortedMap<String, GivenValue> values;

    private GivenValues(Map<String, GivenValue> values) {
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** @throws Rejected with VARIABLE_INVALID and everything that is wrong with any of them */
    public static GivenValues of(Map<String, GivenValue> values) {
        var flaws = ValueLimits.flaws(values);
        if (!flaws.isEmpty()) {
            throw ValueLimits.refused(flaws);
        }
        return new GivenValues(values);
    }

    /**
     * As {@link #json} wrote them, or a person did: <code>{"NAME": {"kind": "plain", "value": "…"}}</code>.
     *
     * @param whose where they stand, for the message
     * @throws Rejected with VARIABLE_INVALID
     */
    public static GivenValues parse(String json, String whose) {
        try {
            var values = Json.MAPPER.readValue(json, new TypeReference<Map<String, GivenValue>>() {});
            if (values != null && !values.containsValue(null)) {
                return of(values);
            }
        } catch (JsonProcessingException _) {
            // Falls through: the message must not quote a value.
        }
        throw new Rejected(ErrorCode.VARIABLE_INVALID, whose + " does not hold values of variables: it should be JSON such as "
                + "{\"SMTP_HOST\": {\"kind\": \"plain\", \"value\": \"…\"}, \"API_KEY\": {\"kind\": \"secret\", \"value\": \"…\"}}");
    }

    /** Whether a variable may be called so. */
    public static boolean allows(String name) {
        return ValueLimits.allowed(name);
    }

    public String json() {
        return Json.text(values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Set<String> names() {
        return values.keySet();
    }

    public SortedMap<String, GivenValue> byName() {
        return values;
    }

    public boolean hasSecret() {
        return values.values().stream().anyMatch(each -> each.kind() == VariableKind.SECRET);
    }

    /** These and the others; where both have a name, the other one's value holds. */
    public GivenValues and(GivenValues others) {
        var all = new TreeMap<>(values);
        others.values.forEach((name, given) -> all.merge(name, given, (old, fresh) -> fresh.guardedAs(old.kind())));
        return of(all);
    }

    /** The same, where what is known elsewhere as a secret is one here, too. */
    public GivenValues withSecrets(Collection<String> names) {
        var guarded = new TreeMap<>(values);
        guarded.replaceAll((name, given) -> names.contains(name) ? given.guardedAs(VariableKind.SECRET) : given);
        return new GivenValues(guarded);
    }

    /** Names and kinds. */
    @Override
    public String toString() {
        return values.toString();
    }
}
