package stepferry.servers.secrets;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.servers.ServerUnavailable;

/** The secrets in one JSON file that only its owner may read, replaced as a whole at each change. */
final class SecretStore {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    private final Path file;
    private List<Secret> secrets;

    SecretStore(Path folder) {
        this.file = folder.resolve("secrets.json");
        this.secrets = read(file);
    }

    synchronized List<Secret> all() {
        return secrets;
    }

    synchronized Optional<Secret> find(String id) {
        return secrets.stream().filter(secret -> secret.answersTo(id)).findFirst();
    }

    /** Adds the secret, or replaces the one of its name. */
    synchronized void save(Secret secret) {
        replace(Stream.concat(others(secret), Stream.of(secret)).toList());
    }

    synchronized void remove(Secret secret) {
        replace(others(secret).toList());
    }

    private Stream<Secret> others(Secret secret) {
        return secrets.stream().filter(other -> !other.name().equals(secret.name()));
    }

    private void replace(List<Secret> next) {
        Path draft = file.resolveSibling("secrets.json.draft");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            JSON.writeValue(draft.toFile(), next);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            secrets = next;
        } catch (IOException e) {
            throw new ServerUnavailable("Cannot write the secrets' file " + file + ": free space, or make it writable", e);
        }
    }

    private static List<Secret> read(Path file) {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<List<Secret>>() {}) : List.of();
        } catch (IOException e) {
            // The parser's message quotes what it read, which may be a secret.
            throw new ServerUnavailable("The secrets' file " + file
                    + " is not readable JSON: restore it, or delete it to start without secrets");
        }
    }
}
