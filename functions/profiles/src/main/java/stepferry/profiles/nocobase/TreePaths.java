package stepferry.profiles.nocobase;

import java.util.Optional;
import stepferry.model.structure.Table;

/** The tables that keep the paths of trees, such as {@code main_departments_path}. */
final class TreePaths {
    private static final String END = "_path";

    private TreePaths() {}

    /** The collection whose paths the table keeps; empty for any other table. */
    static Optional<String> treeOf(Table table, Naming naming) {
        var start = naming.prefix() + "main_";
        var name = table.name();
        return name.startsWith(start) && name.endsWith(END) && name.length() > start.length() + END.length()
                        && table.column(naming.column("nodePk")).isPresent()
                ? Optional.of(name.substring(start.length(), name.length() - END.length()))
                : Optional.empty();
    }
}
