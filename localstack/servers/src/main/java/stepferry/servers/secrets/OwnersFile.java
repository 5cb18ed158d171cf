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
import stepferry.servers.ServerUnavailable;

/** A JSON file that only its owner may read, replaced as a whole at each change. */
record OwnersFile(Path file) {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

    void write(Object content) {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            JSON.writeValue(draft.toFile(), content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ServerUnavailable("Cannot write the secrets' file " + file + ": free space, or make it writable", e);
        }
    }

    <T> List<T> read(TypeReference<List<T>> type) {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), type) : List.of();
        } catch (IOException e) {
            // The parser's message quotes what it read, which may be a secret.
            throw new ServerUnavailable("The secrets' file " + file
                    + " is not readable JSON: restore it, or delete it to start without secrets");
        }
    }
}
