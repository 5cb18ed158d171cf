package stepferry.tables.mysql;

import stepferry.model.rules.RowReference.Form;

/** How a column of waiting rows points at rows, as SQL over a row source {@code e} of keys {@code v}. */
record MySqlPointer(Form form, TypedColumn column) {
    /** What stands behind FROM beside the waiting rows s: their keys, one by one. */
    String keys() {
        return switch (form) {
            case VALUE -> "json_table(json_array(" + column.read("s") + "), '$[*]' columns (n for ordinality, v longtext path '$')) as e";
            case ELEMENTS -> "json_table(s." + column.quoted() + ", '$[*]' columns (n for ordinality, v longtext path '$')) as e";
            case PATH -> "json_table(concat('[', replace(json_quote(" + column.read("s") + "), '/', '\",\"'), ']'), '$[*]'"
                    + " columns (n for ordinality, v longtext path '$')) as e";
        };
    }

    /** The column's value with each key that the map knows in the target's terms. */
    String followed(String map) {
        var looked = " from " + keys() + " left join " + map + " as m on m.word = " + word();
        return switch (form) {
            case VALUE -> "coalesce((select m.target from " + map + " as m where m.word = " + MySqlKeys.word(column.read("s")) + "), s."
                    + column.quoted() + ")";
            case ELEMENTS -> "(select concat('[', ifnull(group_concat(" + element() + " order by e.n separator ','), ''), ']')" + looked + ")";
            case PATH -> "(select group_concat(coalesce(cast(m.target as char), e.v) order by e.n separator '/')" + looked + ")";
        };
    }

    /** A key that was written as text is so again. */
    private String element() {
        var before = "json_extract(s." + column.quoted() + ", concat('$[', e.n - 1, ']'))";
        return "case when m.target is null then " + before + " when json_type(" + before + ") = 'STRING' then json_quote(cast(m.target as char))"
                + " else cast(m.target as char) end";
    }

    /** What the key is looked up by. */
    String word() {
        return MySqlKeys.word("convert(e.v using utf8mb4)");
    }
}
