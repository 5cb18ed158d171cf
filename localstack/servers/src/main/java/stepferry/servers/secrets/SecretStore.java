package stepferry.servers.secrets;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.servers.OwnersFile;

/** The secrets, kept in a file. */
final class SecretStore {
    private final OwnersFile file;
    private List<Secret> secrets;

    SecretStore(Path folder) {
        this.file = new OwnersFile(folder.resolve("secrets.json"), "secrets");
        this.secrets = file.read(new TypeReference<List<Secret>>() {}).orElse(List.of());
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
        file.write(next);
        secrets = next;
    }
}
