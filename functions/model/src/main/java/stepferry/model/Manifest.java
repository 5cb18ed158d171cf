package stepferry.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import stepferry.model.variables.RequiredVariable;

/**
 * The commit of a package: written last, and without it there is no package.
 *
 * @param format the layout's version
 * @param id the package's id
 * @param run the run that made it
 * @param title for people
 * @param purpose what it was made for
 * @param createdAt when the snapshot was taken
 * @param origin where it came from
 * @param structure the file that holds the structure
 * @param classification the file that says whose each table is
 * @param files every file but this one
 * @param tables every table of the source
 * @param sequences where its sequences stood
 * @param variables the environment variables that its rows and its application need
 * @param notices what the package does not carry, in sentences
 * @param digest SHA-256 over this record with an empty digest: the package's identity
 */
public record Manifest(
        int format,
        String id,
        String run,
        String title,
        Purpose purpose,
        Instant createdAt,
        Origin origin,
        String structure,
        String classification,
        List<StoredFile> files,
        List<PackagedTable> tables,
        List<SequenceValue> sequences,
        List<RequiredVariable> variables,
        List<String> notices,
        String digest) {
    public static final int FORMAT = 4;

    /** What a package is made for. */
    public enum Purpose {
        @JsonProperty("promotion")
        PROMOTION,
        @JsonProperty("backup")
        BACKUP
    }

    public Manifest {
        Objects.requireNonNull(id);
        Objects.requireNonNull(structure);
        files = List.copyOf(files);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        variables = List.copyOf(variables);
        notices = List.copyOf(notices);
    }

    /** The same manifest carrying its digest. */
    public Manifest sealed() {
        var open = withDigest("");
        return withDigest(Sha256.of(Json.bytes(open)));
    }

    @JsonIgnore
    public boolean intact() {
        return sealed().digest().equals(digest);
    }

    /** The same content under other rules; no longer what the digest says, so only for the run at hand. */
    public Manifest under(UnaryOperator<PackagedTable> rules) {
        return new Manifest(format, id, run, title, purpose, createdAt, origin, structure, classification, files,
                tables.stream().map(rules).toList(), sequences, variables, notices, digest);
    }

    public Optional<PackagedTable> table(String name) {
        return tables.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    /** The tables whose structure a target gets. */
    public Set<String> structured() {
        return names(table -> table.rule() != Rule.SKIP);
    }

    /** The tables whose rows in a target are replaced. */
    public Set<String> overwritten() {
        return names(table -> table.rule() == Rule.OVERWRITE);
    }

    private Set<String> names(Predicate<PackagedTable> which) {
        return tables.stream().filter(which).map(PackagedTable::name).collect(Collectors.toUnmodifiableSet());
    }

    public Optional<StoredFile> file(String name) {
        return files.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    public long rows() {
        return tables.stream().mapToLong(PackagedTable::rows).sum();
    }

    /** Length of all files as stored, in bytes. */
    public long storedBytes() {
        return files.stream().mapToLong(StoredFile::bytes).sum();
    }

    private Manifest withDigest(String value) {
        return new Manifest(format, id, run, title, purpose, createdAt, origin, structure, classification, files, tables, sequences, variables,
                notices, value);
    }
}
