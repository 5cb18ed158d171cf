package stepferry.bench.data;

import java.util.List;
import java.util.stream.Stream;
import stepferry.model.Engine;

/**
 * One big table of narrow rows with two secondary indexes, and small ones beside it.
 *
 * @param rows of the big table, of about 150 bytes each
 */
record Movements(long rows, Configuration beside) implements DataSet {
    private static final String FILL = """
            insert into ${table} (id, kind, owner, amount, created, note)
            select i, concat('kind-', i % 40), (i % 100000 * 7919) % 100000, (i * 31) % 1000000 / 100.0, ${day},
              concat(md5(concat(i, ${edition})), ' and a few words of text, ', md5(concat(${edition}, i))) from ${numbers}
            """;

    @Override
    public String letter() {
        return "M";
    }

    @Override
    public String mainTable() {
        return "movements";
    }

    @Override
    public List<String> statements(Engine engine, State state) {
        var big = Stream.of("create table movements (id bigint primary key, kind varchar(20) not null, owner int not null,"
                        + " amount numeric(12, 2) not null, created date not null, note text not null)",
                Dialect.of(engine).written(FILL, mainTable(), state.edition(rows), rows),
                "create index movements_kind on movements (kind, created)",
                "create index movements_owner on movements (owner)");
        return Stream.concat(big, beside.statements(engine, state).stream()).toList();
    }
}
