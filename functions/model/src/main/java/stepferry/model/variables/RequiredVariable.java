package stepferry.model.variables;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A variable that the packaged application needs.
 *
 * @param name its name
 * @param kind what it is in the source; plain if the source does not have it
 * @param defaulted whether it can be done without: every row that names it brings a default, and the source has no value for it either
 * @param uses some of the rows that name it, for people to look at
 * @param rows how many rows name it
 */
public record RequiredVariable(String name, VariableKind kind, boolean defaulted, List<VariableUse> uses, long rows) {
    public RequiredVariable {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        uses = List.copyOf(uses);
    }

    /** The same with only so many uses. */
    public RequiredVariable showing(int most) {
        return new RequiredVariable(name, kind, defaulted, uses.stream().limit(most).toList(), rows);
    }

    /** For people, such as {@code API_KEY (secret, used in storages (id=1) and 3 more rows)}. */
    @Override
    public String toString() {
        return name + " (" + kind.word() + (rows == 0 ? ", kept by the source" : ", used in " + places()) + ")";
    }

    private String places() {
        var shown = uses.stream().map(VariableUse::toString).collect(Collectors.joining(", "));
        long more = rows - uses.size();
        return more <= 0 ? shown : shown + " and " + more + (more == 1 ? " more row" : " more rows");
    }
}
