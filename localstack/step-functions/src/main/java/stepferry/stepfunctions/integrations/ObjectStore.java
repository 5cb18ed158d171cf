package stepferry.stepfunctions.integrations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where a Distributed Map reads its items and writes its results. */
public interface ObjectStore {
    /** Opens an object; fails when there is none, naming bucket and key. */
    InputStream read(String bucket, String key) throws IOException;

    void write(String bucket, String key, Path content) throws IOException;
}
