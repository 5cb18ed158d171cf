package stepferry.tables.mysql.structure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import stepferry.model.structure.ColumnName;

/** A view's query as the server prints it: every table with its schema, every column with its table. */
final class ViewText {
    private final String sql;
    private final String schema;
    private final Set<String> relations;
    private final List<Word> words;
    private final boolean schemaIsAlias;
    private final Set<Integer> prefixes = new HashSet<>();
    private final Map<String, Set<String>> aliases = new HashMap<>();

    ViewText(String sql, String schema, Set<String> relations) {
        this.sql = sql;
        this.schema = schema;
        this.relations = relations;
        this.words = Word.of(sql);
        this.schemaIsAlias = IntStream.range(0, words.size())
                .anyMatch(at -> words.get(at).isName(schema) && !is(at - 1, ".") && !is(at + 1, "."));
        for (var at = 0; at < words.size(); at++) {
            if (prefix(at)) {
                prefixes.add(at);
            }
        }
        for (var at = 1; at < words.size(); at++) {
            noteAlias(at);
        }
    }

    /** Any expression without the name of the schema it was printed in. */
    static String withoutSchema(String sql, String schema) {
        return new ViewText(sql, schema, Set.of()).withoutSchema();
    }

    // An alias may be called like the schema: then only what follows tells them apart.
    private boolean prefix(int at) {
        return words.get(at).isName(schema) && is(at + 1, ".") && !is(at - 1, ".") && name(at + 2)
                && (!schemaIsAlias || is(at + 3, ".") || is(at + 3, "(") || relations.contains(words.get(at + 2).name()));
    }

    private boolean is(int at, String sign) {
        return at >= 0 && at < words.size() && words.get(at).is(sign);
    }

    private boolean name(int at) {
        return at < words.size() && words.get(at).isName();
    }

    // What stands behind a relation or a query, and is a name, is its alias; a query's says nothing about a relation's columns.
    private void noteAlias(int at) {
        if (name(at) && (words.get(at - 1).isName() || is(at - 1, ")"))) {
            aliases.computeIfAbsent(words.get(at).name(), alias -> new HashSet<>())
                    .add(at > 2 && prefixes.contains(at - 3) ? words.get(at - 1).name() : "");
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

    /** What it reads, whether that exists or not; an empty column stands for the whole relation. */
    List<ColumnName> uses() {
        var uses = new LinkedHashSet<ColumnName>();
        for (var at = 0; at < words.size(); at++) {
            if (prefixes.contains(at) && !is(at + 3, "(")) {
                uses.add(new ColumnName(words.get(at + 2).name(), is(at + 3, ".") && name(at + 4) ? words.get(at + 4).name() : ""));
            } else if (aliased(at)) {
                uses.add(new ColumnName(aliases.get(words.get(at).name()).iterator().next(), words.get(at + 2).name()));
            }
        }
        return new ArrayList<>(uses);
    }

    /** Whether a column of one relation stands there by an alias that no other relation or query has. */
    private boolean aliased(int at) {
        var meant = name(at) ? aliases.getOrDefault(words.get(at).name(), Set.of()) : Set.<String>of();
        return !prefixes.contains(at) && meant.size() == 1 && !meant.contains("")
                && is(at + 1, ".") && name(at + 2) && !is(at - 1, ".");
    }
}
