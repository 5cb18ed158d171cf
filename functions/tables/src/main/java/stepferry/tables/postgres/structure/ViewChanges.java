package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.quote;
import static stepferry.tables.Identifiers.quoteAll;

import java.util.Optional;
import stepferry.model.structure.Column;
import stepferry.model.structure.Index;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.model.structure.View;
import stepferry.tables.postgres.structure.Changes.Subject;
import stepferry.tables.structure.Matching;
import stepferry.tables.structure.Outline;

/** Drops and makes views in the order of their dependencies. */
record ViewChanges(ViewPlan plan, Outline outline, TriggerChanges triggers, Changes changes) {
    void write() {
        plan.toDrop().forEach(this::drop);
        plan.toMake().forEach(this::make);
        plan.goals().values().forEach(goal -> plan.staying(goal).ifPresent(mine -> settle(mine, goal)));
    }

    private void drop(View view) {
        outline.names().free(view.name());
        view.indexes().forEach(index -> outline.names().free(index.name()));
        changes.add(Step.DROP_VIEW, Kind.DROP_VIEW, subject(view), "DROP " + words(view) + " " + quote(view.name()),
                plan.goals().containsKey(view.name()) ? "it or something under it changes" : "it is not part of the desired structure");
    }

    private static Subject subject(View view) {
        return Subject.of("view", view.name());
    }

    private static String words(View view) {
        return view.materialized() ? "MATERIALIZED VIEW" : "VIEW";
    }

    private void make(View view) {
        var missing = view.uses().stream().filter(used -> !outline.willHave(used, plan.goals())).toList();
        if (!missing.isEmpty()) {
            changes.refuse("the view " + view.name() + " reads " + missing.getFirst().table()
                    + (missing.getFirst().column().isEmpty() ? "" : "." + missing.getFirst().column())
                            + ", which will not be there");
        }
        var columns = view.columns().stream().map(Column::name).toList();
        outline.names().take(view.name(), "view " + view.name(), changes::refuse);
        changes.add(Step.CREATE_VIEW, Kind.CREATE_VIEW, subject(view),
                "CREATE " + words(view) + " " + quote(view.name())
                        + (columns.isEmpty() ? "" : " (" + quoteAll(columns) + ")")
                        + (view.parameters().isEmpty() ? "" : " WITH (" + Parameters.assignments(view.parameters()) + ")")
                        + " AS " + view.definition()
                        + (view.materialized() && !view.populated() ? " WITH NO DATA" : ""),
                "the target lacks it, has another one, or something under it changes");
        comment(view, Optional.empty());
        view.columns().forEach(column -> settle(view, column, Optional.empty(), Optional.empty()));
        view.indexes().forEach(index -> indexes().create(Step.CREATE_VIEW, view.name(), index));
        triggers.made(view.name(), view.triggers());
    }

    private void settle(View mine, View goal) {
        comment(goal, mine.comment());
        for (var column : goal.columns()) {
            var old = mine.columns().stream().filter(each -> each.name().equals(column.name())).findFirst();
            settle(goal, column, old.flatMap(Column::defaultValue), old.flatMap(Column::comment));
        }
        var indexes = Matching.of(mine.indexes(), goal.indexes(), Index::name, IndexSql::essence);
        indexes.onlyCurrent().forEach(index -> indexes().drop(goal.name(), index));
        indexes.onlyDesired().forEach(index -> indexes().create(Step.CREATE_VIEW, goal.name(), index));
        indexes.pairs().forEach((one, other) ->
                indexes().comment(goal.name(), one.name(), one.comment(), other.comment()));
        triggers.between(goal.name(), mine.triggers(), goal.triggers());
    }

    private IndexSql indexes() {
        return new IndexSql(changes, outline.names());
    }

    private void comment(View view, Optional<String> mine) {
        new CommentChanges(changes).between("view " + view.name(), view.name(), words(view) + " " + quote(view.name()),
                mine, view.comment());
    }

    private void settle(View view, Column column, Optional<String> defaultValue, Optional<String> comment) {
        if (!defaultValue.equals(column.defaultValue())) {
            changes.add(Step.CREATE_VIEW, Kind.ALTER_VIEW, Subject.column(view.name(), column.name()),
                    "ALTER VIEW " + quote(view.name()) + " ALTER COLUMN " + quote(column.name())
                            + column.defaultValue().map(value -> " SET DEFAULT " + value).orElse(" DROP DEFAULT"),
                    "its default differs");
        }
        new CommentChanges(changes).between("column " + view.name() + "." + column.name(), view.name(),
                "COLUMN " + quote(view.name(), column.name()), comment, column.comment());
    }
}
