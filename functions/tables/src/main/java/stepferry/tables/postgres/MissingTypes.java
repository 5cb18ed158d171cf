package stepferry.tables.postgres;

import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.structure.RangeType;
import stepferry.model.structure.Structure;
import stepferry.tables.structure.Scope;

/** Types that a package does not bring along: an extension of the source made them, and the target has to have it, too. */
record MissingTypes(Sql sql) {
    private static final String UNKNOWN = "select t as type from unnest(?) as t where to_regtype(t) is null";

    /** @throws Rejected with STRUCTURE_IRRECONCILABLE, naming the columns */
    void refuse(Structure desired, Scope scope) {
        var columns = new LinkedHashMap<String, String>();
        desired.tables().stream().filter(table -> scope.holds(table.name())).forEach(table -> table.columns().stream()
                .filter(column -> column.userType().filter(type -> comesAlong(desired, type)).isEmpty())
                .forEach(column -> columns.putIfAbsent(column.type(), table.name() + "." + column.name())));
        var unknown = sql.rows("looking for types", UNKNOWN, (Object) columns.keySet().toArray(String[]::new));
        if (!unknown.isEmpty()) {
            throw new Rejected(ErrorCode.STRUCTURE_IRRECONCILABLE, "The target lacks the types of these columns: " + unknown.stream()
                    .map(row -> columns.get((String) row.get("type")) + " (" + row.get("type") + ")").sorted().collect(Collectors.joining(", "))
                    + ". Install the extensions that bring them, or leave the tables out");
        }
    }

    /** A type of the schema that is not in the structure belongs to an extension. */
    private static boolean comesAlong(Structure desired, String type) {
        return desired.has(type) || desired.types().stream().anyMatch(each -> each instanceof RangeType range && range.multirange().equals(type));
    }
}
