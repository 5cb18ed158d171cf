package stepferry.stepfunctions.journal;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads files of lines, uninterruptibly. */
final class JournalFile {
    private JournalFile() {
    }

    static Stream<String> lines(Path file) {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(in.readAllBytes()),
                    StandardCharsets.UTF_8)).lines();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The lines, after a torn last one has been cut off the file. */
    static List<String> wholeLines(Path file) {
        try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
            long length = random.length();
            while (length > 0 && !endsLine(random, length)) {
                length--;
            }
            random.setLength(length);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot repair " + file, e);
        }
        return lines(file).toList();
    }

    private static boolean endsLine(RandomAccessFile random, long length) throws IOException {
        random.seek(length - 1);
        return random.read() == '\n';
    }
}
