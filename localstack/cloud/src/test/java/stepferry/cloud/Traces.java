package stepferry.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import stepferry.model.Manifest;
import stepferry.model.Rejected;

/** Looks everywhere for something that should be nowhere. */
record Traces(CloudFixture cloud) {
    /** Where secrets and the applications' own rows belong. */
    private static final Set<String> RIGHTFUL = Set.of("secrets", "postgresql");

    /** Every place that holds one of these texts: journal, executions, packages as stored and unpacked, logs and whatever else lies in files. */
    List<String> of(String... texts) {
        var found = new ArrayList<String>();
        journal().filter(item -> any(item, texts)).forEach(item -> found.add("journal: " + item));
        histories().filter(event -> any(event, texts)).forEach(event -> found.add("execution: " + event));
        packages().filter(part -> any(part, texts)).forEach(part -> found.add("package: " + part));
        files().filter(file -> any(text(file), texts)).forEach(file -> found.add("file: " + file));
        return found;
    }

    private Stream<String> journal() {
        return cloud.dynamo.scanPaginator(r -> r.tableName(cloud.table)).items().stream().map(Object::toString);
    }

    private Stream<String> histories() {
        return cloud.stepFunctions.listStateMachinesPaginator().stateMachines().stream()
                .flatMap(machine -> cloud.stepFunctions.listExecutionsPaginator(r -> r.stateMachineArn(machine.stateMachineArn())).executions().stream())
                .flatMap(execution -> cloud.stepFunctions.getExecutionHistoryPaginator(r -> r.executionArn(execution.executionArn())
                        .includeExecutionData(true)).events().stream())
                .map(Object::toString);
    }

    private Stream<String> packages() {
        return cloud.packages.ids().stream().flatMap(id -> manifest(id).stream()).flatMap(this::parts);
    }

    private Optional<Manifest> manifest(String id) {
        try {
            return cloud.packages.find(id);
        } catch (Rejected _) {
            // Another scenario broke it; and so a part of another package, below.
            return Optional.empty();
        }
    }

    private Stream<String> parts(Manifest manifest) {
        return manifest.tables().stream().flatMap(table -> table.parts().stream()).map(part -> {
            try (var rows = cloud.packages.rows(manifest, part)) {
                return new String(rows.readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (Rejected _) {
                return "";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Stream<Path> files() {
        return cloud.folder().stream().flatMap(Traces::files);
    }

    private static Stream<Path> files(Path home) {
        try (var files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).filter(file -> !RIGHTFUL.contains(home.relativize(file).getName(0).toString())).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            // It went while we looked.
            return "";
        }
    }

    private static boolean any(String where, String... texts) {
        return Stream.of(texts).anyMatch(where::contains);
    }
}
