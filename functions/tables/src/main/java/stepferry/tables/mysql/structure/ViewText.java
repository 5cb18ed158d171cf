package stepferry.tables.mysql.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stepferry.model.structure.ColumnName;

/** A view's query as the server prints it: every table with its schema, every column with its table. */
final class ViewText {
    private final String sql;
    private final String schema;
    private final Set<String> relations;
    private final List<Word> words;
    private final Set<Integer> prefixes = new HashSet<>();
    private final Map<String, Set<String>> aliases = new HashMap<>();

    ViewText(String sql, String schema, Set<String> relations) {
        this.sql = sql;
        this.schema = schema;
        this.relations = relations;
        this.words = Word.of(sql);
        for (var at = 0; at < words.size(); at++) {
            if (prefix(at)) {
                prefixes.add(at);
                noteAlias(at + 2);
            }
        }
    }

    /** Any expression without the name of the schema it was printed in. */
    static String withoutSchema(String sql, String schema) {
        return new ViewText(sql, schema, Set.of()).withoutSchema();
    }

    // An alias may be called like the schema: then only what follows tells them apart.
    private boolean prefix(int at) {
        if (!words.get(at).isName(schema) || !is(at + 1, ".") || at > 0 && words.get(at - 1).is(".") || !name(at + 2)) {
            return false;
        }
        return is(at + 3, ".") || is(at + 3, "(") || is(at + 3, ")") && relations.isEmpty()
                || relations.contains(words.get(at + 2).name());
    }

    private boolean is(int at, String sign) {
        return at < words.size() && words.get(at).is(sign);
    }

    private boolean name(int at) {
        return at < words.size() && words.get(at).isName();
    }

    private void noteAlias(int relation) {
        if (name(relation + 1)) {
            aliases.computeIfAbsent(words.get(relation + 1).name(), alias -> new LinkedHashSet<>()).add(words.get(relation).name());
        }
    }

    String withoutSchema() {
        var text = new StringBuilder();
        var from = 0;
        for (var at = 0; at < words.size(); at++) {
            if (prefixes.contains(at)) {
                text.append(sql, from, words.get(at).start());
                from = words.get(at + 2).start();
            }
        }
        return text.append(sql, from, sql.length()).toString();
    }

    /** What it reads; an empty column stands for the whole relation. */
    List<ColumnName> uses() {
        var uses = new LinkedHashSet<ColumnName>();
        for (var at = 0; at < words.size(); at++) {
            if (prefixes.contains(at) && relations.contains(words.get(at + 2).name())) {
                uses.add(new ColumnName(words.get(at + 2).name(), is(at + 3, ".") && name(at + 4) ? words.get(at + 4).name() : ""));
            } else if (aliased(at)) {
                var column = words.get(at + 2).name();
                aliases.get(words.get(at).name()).forEach(table -> uses.add(new ColumnName(table, column)));
            }
        }
        return new ArrayList<>(uses);
    }

    private boolean aliased(int at) {
        return !prefixes.contains(at) && words.get(at).isName() && aliases.containsKey(words.get(at).name())
                && is(at + 1, ".") && name(at + 2) && !is(at - 1 < 0 ? words.size() : at - 1, ".");
    }
}
