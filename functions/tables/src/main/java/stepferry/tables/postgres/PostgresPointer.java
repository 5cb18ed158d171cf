package stepferry.tables.postgres;

import stepferry.model.rules.RowReference.Form;

/** How a column points at rows, as SQL over a column {@code v} of keys. */
final class PostgresPointer {
    private PostgresPointer() {}

    /** The keys in a column's value, as a row source of one column. */
    static String keys(Form form, String column) {
        return switch (form) {
            case VALUE -> "(select " + column + ")";
            case ELEMENTS -> "unnest(" + column + ")";
            case PATH -> "unnest(string_to_array(" + column + ", '/'))";
        };
    }

    /** The column's value with each key that the map knows in the target's terms. */
    static String followed(Form form, String column, String map) {
        return switch (form) {
            case VALUE -> "coalesce((select m.target from " + map + " as m where m.source::text = " + column + "::text), " + column + ")";
            case ELEMENTS -> "array(select coalesce(m.target, e.v) from " + each(form, column, map) + ")";
            case PATH -> "(select string_agg(coalesce(m.target::text, e.v), '/' order by e.n) from " + each(form, column, map) + ")";
        };
    }

    private static String each(Form form, String column, String map) {
        return keys(form, column) + " with ordinality as e(v, n) left join " + map + " as m on m.source::text = e.v::text"
                + (form == Form.ELEMENTS ? " order by e.n" : "");
    }
}
