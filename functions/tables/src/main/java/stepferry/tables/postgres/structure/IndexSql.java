package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.quote;

import java.util.List;
import java.util.Optional;
import stepferry.model.structure.Index;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.tables.postgres.structure.Changes.Subject;
import stepferry.tables.structure.RelationNames;

/** The statements about indexes. */
record IndexSql(Changes changes, RelationNames names) {
    /** What makes two indexes the same, whatever they are called. */
    static Object essence(Index index) {
        return List.of(index.unique(), Canonical.of(index.definition()));
    }

    void create(String table, Index index) {
        create(Step.CREATE_INDEX, table, index);
    }

    void create(Step step, String table, Index index) {
        names.take(index.name(), "index of table " + table, changes::refuse);
        changes.add(step, Kind.CREATE_INDEX, Subject.of("index", table, index.name()),
                "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + quote(index.name()) + " ON " + quote(table) + " "
                        + index.definition(),
                "the target lacks it, has another one, or it stood in the way");
        comment(table, index.name(), Optional.empty(), index.comment());
    }

    void drop(String table, Index index) {
        names.free(index.name());
        changes.add(index.inherited() ? Step.DROP_FORMER_CONSTRAINT : Step.DROP_INDEX, Kind.DROP_INDEX,
                Subject.of("index", table, index.name()),
                "DROP INDEX " + (index.inherited() ? "IF EXISTS " : "") + quote(index.name()),
                        "it differs or stands in the way of another change");
    }

    void comment(String table, String name, Optional<String> mine, Optional<String> wanted) {
        new CommentChanges(changes).between("index " + name, table, "INDEX " + quote(name), mine, wanted);
    }
}
