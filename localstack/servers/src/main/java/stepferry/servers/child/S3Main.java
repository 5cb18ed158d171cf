package stepferry.servers.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** Runs the S3 server; arguments: port, folder of the buckets. The credentials come from the environment. */
public final class S3Main {
    public static final String READY = "stepferry: the S3 server answers";
    public static final String ACCESS_KEY = "STEPFERRY_S3_ACCESS_KEY";
    public static final String SECRET_KEY = "STEPFERRY_S3_SECRET_KEY";

    private S3Main() {}

    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        Path properties = writeProperties(arguments[0], arguments[1]);
        try {
            Class.forName("org.gaul.s3proxy.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[] {"--properties", properties.toString()});
        } finally {
            Files.deleteIfExists(properties);
        }
        System.out.println(READY);
    }

    private static Path writeProperties(String port, String folder) throws IOException {
        Path file = Path.of(folder).resolveSibling("s3.properties");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // The server ends the JVM itself when it cannot bind.
        file.toFile().deleteOnExit();
        Map<String, String> settings = Map.of(
                "s3proxy.endpoint", "http://127.0.0.1:" + port,
                "s3proxy.authorization", "aws-v2-or-v4",
                "s3proxy.identity", System.getenv(ACCESS_KEY),
                "s3proxy.credential", System.getenv(SECRET_KEY),
                "jclouds.provider", "filesystem-nio2",
                "jclouds.filesystem.basedir", folder.replace("\\", "\\\\"));
        List<String> lines = settings.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
        return Files.write(file, lines);
    }
}
