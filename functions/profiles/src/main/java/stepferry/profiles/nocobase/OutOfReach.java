package stepferry.profiles.nocobase;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.model.structure.Structure;

/** What an application has beyond this one schema, so that the run can say that it stays behind. */
final class OutOfReach {
    private final ApplicationReader reader;
    private final Naming naming;
    private final Structure structure;
    private final List<CollectionRow> collections;

    OutOfReach(ApplicationReader reader, Naming naming, Structure structure, List<CollectionRow> collections) {
        this.reader = reader;
        this.naming = naming;
        this.structure = structure;
        this.collections = collections;
    }

    List<String> warnings() {
        return Stream.of(dataSources(), subApplications(), files(), collectionsElsewhere()).flatMap(Optional::stream).toList();
    }

    private Optional<String> dataSources() {
        var external = reader.rows("dataSources", List.of("key")).stream()
                .map(List::getFirst)
                .filter(key -> !key.equals("main"))
                .toList();
        return sentence(external, "The application has external data sources (",
                "): what the application knows about them moves, their own databases are out of scope");
    }

    private Optional<String> subApplications() {
        var names = reader.rows("applications", List.of("name")).stream().map(List::getFirst).toList();
        return sentence(names, "The application has sub-applications (",
                "): their own databases are out of scope; promote each as an environment of its own");
    }

    private Optional<String> files() {
        var tables = Stream.concat(
                        naming.find("attachments", structure).stream(),
                        collections.stream().filter(CollectionRow::holdsFiles).flatMap(row -> table(row).stream()))
                .distinct()
                .filter(table -> reader.count(table) > 0)
                .sorted()
                .toList();
        return sentence(tables, "Rows of ",
                " describe uploaded files: the files themselves lie outside the database and are out of scope");
    }

    private Optional<String> collectionsElsewhere() {
        var names = collections.stream()
                .filter(row -> row.stored() && table(row).isEmpty())
                .map(CollectionRow::name)
                .toList();
        return sentence(names, "The collections ",
                " have no table in this schema: what the application knows about them moves, their rows do not");
    }

    private static Optional<String> sentence(List<String> names, String before, String after) {
        return names.isEmpty() ? Optional.empty() : Optional.of(before + String.join(", ", names) + after);
    }

    private Optional<String> table(CollectionRow row) {
        return naming.find(row.tableName(), structure);
    }
}
