package stepferry.tables.postgres.structure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it means to give a column another type.
 *
 * @param using the conversion, with {@code %s} for the column, where the server needs one
 * @param loss what may be lost or refused, if anything may
 */
record Cast(Optional<String> using, Optional<String> loss) {
    private static final Pattern TYPE = Pattern.compile(
            "([a-z][a-z ]*?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?((?: with(?:out)? time zone)?)");
    private static final List<String> WHOLE = List.of("smallint", "integer", "bigint");
    private static final List<String> FLOATING = List.of("real", "double precision");
    private static final List<String> STRINGS = List.of("character varying", "character", "text");
    private static final List<String> FROM_TEXT = List.of("boolean", "uuid", "json", "jsonb", "date", "inet", "cidr", "interval",
            "bytea", "macaddr", "xml", "money", "time without time zone", "time with time zone",
            "timestamp without time zone", "timestamp with time zone");
    private static final Map<String, String> SAFE = Map.of(
            "date>timestamp without time zone", "",
            "date>timestamp with time zone", "%s::timestamp AT TIME ZONE 'UTC'",
            "timestamp without time zone>timestamp with time zone", "%s AT TIME ZONE 'UTC'",
            "timestamp with time zone>timestamp without time zone", "%s AT TIME ZONE 'UTC'",
            "json>jsonb", "%s::jsonb",
            "jsonb>json", "%s::json",
            "cidr>inet", "",
            "boolean>integer", "%s::integer");
    private static final Map<String, String> LOSSY = Map.of(
            "timestamp without time zone>date", "%s::date",
            "timestamp with time zone>date", "(%s AT TIME ZONE 'UTC')::date",
            "timestamp without time zone>time without time zone", "%s::time",
            "integer>boolean", "%s::boolean",
            "inet>cidr", "%s::cidr",
            "money>numeric", "%s::numeric",
            "numeric>money", "%s::money");

    private record Parsed(String base, Optional<Integer> size, int scale) {
        static Optional<Parsed> of(String type) {
            Matcher matcher = TYPE.matcher(type);
            return matcher.matches()
                    ? Optional.of(new Parsed(
                            matcher.group(1) + matcher.group(4),
                            Optional.ofNullable(matcher.group(2)).map(Integer::valueOf),
                            matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3))))
                    : Optional.empty();
        }

        int sizeOr(int none) {
            return size.orElse(none);
        }
    }

    private static Optional<Cast> safe(String using) {
        return Optional.of(new Cast(using.isEmpty() ? Optional.empty() : Optional.of(using), Optional.empty()));
    }

    private static Optional<Cast> losing(String using, String loss) {
        return Optional.of(new Cast(using.isEmpty() ? Optional.empty() : Optional.of(using), Optional.of(loss)));
    }

    /** The cast between two types as the server prints them; empty when there is none. */
    static Optional<Cast> between(String from, String to) {
        if (from.equals(to)) {
            return safe("");
        }
        if (to.endsWith("[]") && !from.endsWith("[]")) {
            var using = "CASE WHEN %1$s IS NULL THEN NULL ELSE ARRAY[%1$s]::" + to.replace("%", "%%") + " END";
            return between(from, to.substring(0, to.length() - 2))
                    .filter(cast -> cast.loss().isEmpty())
                    .map(cast -> new Cast(Optional.of(using), Optional.empty()));
        }
        if (from.endsWith("[]") && to.endsWith("[]")) {
            return between(from.substring(0, from.length() - 2), to.substring(0, to.length() - 2))
                    .map(cast -> new Cast(cast.using().map(each -> "%s::" + to.replace("%", "%%")), cast.loss()));
        }
        var source = Parsed.of(from);
        var target = Parsed.of(to);
        return source.flatMap(one -> target.flatMap(other -> between(one, other, to)));
    }

    private static Optional<Cast> between(Parsed from, Parsed to, String type) {
        if (STRINGS.contains(to.base())) {
            return toString(from, to, type);
        }
        if (numeric(from) && numeric(to)) {
            return holds(to, from) ? safe("") : losing("", "values that " + type + " cannot hold are rounded or refused");
        }
        if (STRINGS.contains(from.base()) && (numeric(to) || FROM_TEXT.contains(to.base()))) {
            return losing("%s::" + type, "values that are no " + type + " are refused");
        }
        var pair = from.base() + ">" + to.base();
        if (SAFE.containsKey(pair)) {
            return safe(SAFE.get(pair));
        }
        if (LOSSY.containsKey(pair)) {
            return losing(LOSSY.get(pair), "what " + type + " cannot hold of a value is lost");
        }
        return sized(from, to, type);
    }

    // No USING: an explicit cast would cut long values without a word, the assignment refuses them.
    private static Optional<Cast> toString(Parsed from, Parsed to, String type) {
        var unbounded = to.size().isEmpty() && !to.base().equals("character");
        var longer = STRINGS.contains(from.base()) && to.size().isPresent() && from.size().isPresent()
                && to.sizeOr(0) >= from.sizeOr(0);
        return unbounded || longer ? safe("") : losing("", "values longer than " + type + " are refused");
    }

    private static boolean numeric(Parsed type) {
        return WHOLE.contains(type.base()) || FLOATING.contains(type.base()) || type.base().equals("numeric");
    }

    private static boolean holds(Parsed to, Parsed from) {
        if (to.base().equals("numeric")) {
            return to.size().isEmpty() || digits(to) >= digits(from) && to.scale() >= scale(from);
        }
        if (WHOLE.contains(to.base())) {
            return WHOLE.indexOf(from.base()) >= 0 && WHOLE.indexOf(from.base()) <= WHOLE.indexOf(to.base());
        }
        return to.base().equals("double precision")
                ? from.base().equals("real") || from.base().equals("smallint") || from.base().equals("integer")
                : from.base().equals("smallint");
    }

    private static int digits(Parsed type) {
        return switch (type.base()) {
            case "smallint" -> 5;
            case "integer" -> 10;
            case "bigint" -> 19;
            default -> type.size().map(size -> size - type.scale()).orElse(Integer.MAX_VALUE);
        };
    }

    private static int scale(Parsed type) {
        return WHOLE.contains(type.base()) ? 0 : type.size().map(size -> type.scale()).orElse(Integer.MAX_VALUE);
    }

    private static Optional<Cast> sized(Parsed from, Parsed to, String type) {
        if (!from.base().equals(to.base())) {
            return Optional.empty();
        }
        var wider = to.size().isEmpty() || from.size().isPresent() && to.sizeOr(0) >= from.sizeOr(0);
        return wider ? safe("") : losing("", "what " + type + " cannot hold of a value is lost or refused");
    }
}
