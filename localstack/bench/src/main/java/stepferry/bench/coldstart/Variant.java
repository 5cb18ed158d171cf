package stepferry.bench.coldstart;

import java.nio.file.Path;
import java.util.List;

/**
 * A way to start a function.
 *
 * @param name for the table
 * @param training options of the JVM that writes the archive; none where there is none
 * @param options options of the JVM that is measured
 * @param onClassPath whether the JVM itself loads the zip's jars, as in a container image; else Lambda's client does, as from a zip
 * @param frozen whether the function is primed and frozen before its first invocation, as SnapStart does
 */
record Variant(String name, List<String> training, List<String> options, boolean onClassPath, boolean frozen) {
    static Variant plain() {
        return new Variant("plain", List.of(), List.of(), false, false);
    }

    static Variant primed() {
        return new Variant("primed", List.of(), List.of(), false, true);
    }

    static Variant sharing(Path folder, boolean onClassPath) {
        var archive = folder.resolve(onClassPath ? "image.jsa" : "zip.jsa");
        return new Variant("CDS archive, " + place(onClassPath), List.of("-XX:ArchiveClassesAtExit=" + archive),
                List.of("-XX:SharedArchiveFile=" + archive), onClassPath, false);
    }

    static Variant ahead(Path folder, boolean onClassPath) {
        var cache = folder.resolve(onClassPath ? "image.aot" : "zip.aot");
        return new Variant("AOT cache, " + place(onClassPath), List.of("-XX:AOTCacheOutput=" + cache), List.of("-XX:AOTCache=" + cache),
                onClassPath, false);
    }

    private static String place(boolean onClassPath) {
        return onClassPath ? "container image" : "zip";
    }
}
