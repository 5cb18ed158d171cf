package stepferry.profiles.nocobase;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A small table that ships with the profile: comma-separated, the first line holds the titles, no quoting. */
record Resource(String name) {
    static final Resource DEFAULT_RULES = new Resource("default-rules.csv");
    static final Resource THROUGH_TABLES = new Resource("through-tables.csv");
    static final Resource REFERENCES = new Resource("references.csv");
    static final Resource NATURAL_KEYS = new Resource("natural-keys.csv");

    List<String[]> lines() {
        try (var in = Objects.requireNonNull(Resource.class.getResourceAsStream(name), name);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).filter(line -> !line.isBlank()).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + name + " cannot be read", e);
        }
    }
}
