package stepferry.bench.data;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import stepferry.model.Engine;

/**
 * Many small tables of settings, with documents in them.
 *
 * @param letter what it is called in the table
 * @param tables how many
 * @param rows in each
 */
record Configuration(String letter, int tables, long rows) implements DataSet {
    private static final String FILL = """
            insert into ${table} (id, code, label, enabled, position, options, changed)
            select i, concat('code-', i), concat('Label of number ', i), i % 3 > 0, i % 50, concat('{"edition": "', ${edition},
              '", "width": ', i % 400, ', "roles": ["admin", "editor", "viewer"], "title": {"en": "Field ', i, '", "de": "Feld ', i,
              '"}, "rules": [{"kind": "required"}, {"kind": "length", "most": ', i % 90, '}]}')${json},
              ${day} from ${numbers}
            """;

    @Override
    public String mainTable() {
        return name(1);
    }

    @Override
    public List<String> statements(Engine engine, State state) {
        return IntStream.rangeClosed(1, tables).boxed().flatMap(number -> statements(engine, state, name(number))).toList();
    }

    private Stream<String> statements(Engine engine, State state, String table) {
        var dialect = Dialect.of(engine);
        return Stream.of("create table " + table + " (id int primary key, code varchar(40) not null unique, label varchar(200) not null,"
                        + " enabled boolean not null, position int not null, options " + dialect.documentType() + ", changed date not null)",
                dialect.written(FILL, table, state.edition(rows), rows));
    }

    private static String name(int number) {
        return "settings_%02d".formatted(number);
    }
}
