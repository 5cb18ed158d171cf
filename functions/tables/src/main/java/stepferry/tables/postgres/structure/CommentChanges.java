package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.literal;

import java.util.Optional;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.tables.postgres.structure.Changes.Subject;

/** Comments on anything. */
record CommentChanges(Changes changes) {
    /** For what has just been made. */
    void write(String object, String table, String target, Optional<String> comment) {
        if (comment.isPresent()) {
            change(object, table, target, comment);
        }
    }

    void between(String object, String table, String target, Optional<String> mine, Optional<String> wanted) {
        if (!mine.equals(wanted)) {
            change(object, table, target, wanted);
        }
    }

    void change(String object, String table, String target, Optional<String> comment) {
        changes.add(Step.COMMENT, Kind.COMMENT, new Subject(object, table),
                "COMMENT ON " + target + " IS " + comment.map(text -> literal(text)).orElse("NULL"), "its comment differs");
    }
}
