package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.quote;

import stepferry.model.structure.Column;
import stepferry.model.structure.Identity;
import stepferry.model.structure.SequenceOptions;

/** A column as it stands in CREATE TABLE and ADD COLUMN. */
public final class ColumnSql {
    private ColumnSql() {}

    static String definition(Column column, boolean notNull, boolean namedSequence) {
        return quote(column.name()) + " " + type(column) + value(column, namedSequence) + (notNull ? " NOT NULL" : "");
    }

    /** The type with its modifiers and, where it is not the type's own, the collation. */
    public static String type(Column column) {
        return column.type() + column.collation().map(each -> " COLLATE " + each).orElse("");
    }

    private static String value(Column column, boolean namedSequence) {
        if (column.generated().isPresent()) {
            var generated = column.generated().get();
            return " GENERATED ALWAYS AS (" + generated.expression() + ")" + (generated.stored() ? " STORED" : " VIRTUAL");
        }
        if (column.identity().isPresent()) {
            return " " + identity(column.identity().get(), namedSequence);
        }
        return column.defaultValue().map(each -> " DEFAULT " + each).orElse("");
    }

    static String identity(Identity identity, boolean namedSequence) {
        var name = namedSequence ? "SEQUENCE NAME " + quote(identity.sequence()) + " " : "";
        return "GENERATED " + when(identity) + " AS IDENTITY (" + name + counting(identity.options()) + ")";
    }

    static String when(Identity identity) {
        return identity.always() ? "ALWAYS" : "BY DEFAULT";
    }

    static String counting(SequenceOptions options) {
        return "INCREMENT BY " + options.increment() + " MINVALUE " + options.minimum() + " MAXVALUE " + options.maximum()
                + " START WITH " + options.start() + " CACHE " + options.cache() + (options.cycle() ? " CYCLE" : " NO CYCLE");
    }
}
