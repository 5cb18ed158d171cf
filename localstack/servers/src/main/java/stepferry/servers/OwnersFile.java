package stepferry.servers;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * A JSON file that only its owner may read, replaced as a whole at each change.
 *
 * @param content what it holds, for people: {@code secrets}
 */
public record OwnersFile(Path file, String content) {
    private static final ObjectMapper JSON = JsonMapper.builder().addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    /** @throws ServerUnavailable if there is no room, or the file cannot be replaced */
    public void write(Object value) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            JSON.writeValue(draft.toFile(), value);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ServerUnavailable("Cannot write the file of " + content + " " + file + ": free space, or make it writable", e);
        }
    }

    /**
     * What was written last; empty if nothing was.
     *
     * @throws ServerUnavailable if somebody else wrote it
     */
    public <T> Optional<T> read(TypeReference<T> type) {
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), type)) : Optional.empty();
        } catch (IOException e) {
            // The parser's message quotes what it read, which may be a secret.
            throw new ServerUnavailable("The file of " + content + " " + file
                    + " is not readable JSON: restore it, or delete it to start without " + content);
        }
    }
}
