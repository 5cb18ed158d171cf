package stepferry.model.variables;

import java.util.List;
import java.util.Objects;

/**
 * A variable that the packaged application needs.
 *
 * @param name its name
 * @param kind what it is in the source; plain if the source does not have it
 * @param defaulted whether every row that names it brings a default
 * @param uses some of the rows that name it, for people to look at
 * @param rows how many rows name it
 */
public record RequiredVariable(String name, VariableKind kind, boolean defaulted, List<VariableUse> uses, long rows) {
    public RequiredVariable {
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        uses = List.copyOf(uses);
    }

    /** For people: its name, what it is and where it is used. */
    @Override
    public String toString() {
        var where = uses.isEmpty() ? "" : ", used in " + uses.getFirst() + (rows > 1 ? " and %d more".formatted(rows - 1) : "");
        return name + " (" + kind.word() + where + ")";
    }
}
