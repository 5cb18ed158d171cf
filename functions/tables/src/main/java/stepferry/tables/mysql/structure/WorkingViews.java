package stepferry.tables.mysql.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import stepferry.model.structure.Column;
import stepferry.model.structure.ColumnName;
import stepferry.model.structure.OutOfScope;
import stepferry.model.structure.View;

/**
 * Tells the views that work from those that read what is not there any more, which these engines keep without a word and
 * which cannot be made anywhere else.
 */
record WorkingViews(List<View> working, List<View> broken) {
    static WorkingViews among(List<View> views, Relations relations, Map<String, List<Column>> columns) {
        var working = new ArrayList<>(views);
        var broken = new ArrayList<View>();
        List<View> lost;
        do {
            lost = broken(working, broken, relations, columns);
            broken.addAll(lost);
        } while (working.removeAll(lost));
        return new WorkingViews(List.copyOf(working), List.copyOf(broken));
    }

    private static List<View> broken(
            List<View> views, List<View> broken, Relations relations, Map<String, List<Column>> columns) {
        return views.stream()
                .filter(view -> view.columns().isEmpty()
                        || view.uses().stream().anyMatch(used -> missing(used, relations, columns)
                                || broken.stream().map(View::name).anyMatch(used.table()::equals)))
                .toList();
    }

    private static boolean missing(ColumnName used, Relations relations, Map<String, List<Column>> columns) {
        return !relations.names().contains(used.table()) || !used.column().isEmpty()
                && columns.getOrDefault(used.table(), List.of()).stream().map(Column::name).noneMatch(used.column()::equalsIgnoreCase);
    }

    Stream<OutOfScope> notCarried() {
        return broken.stream().map(view -> new OutOfScope("view that reads what is not there", view.name()));
    }
}
