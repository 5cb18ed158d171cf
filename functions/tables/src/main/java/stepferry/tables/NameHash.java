package stepferry.tables;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A name in the place of another one: its own for each, whatever that holds and however long it is. */
public final class NameHash {
    private NameHash() {}

    /** Letters and digits. */
    public static String of(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    }

    /** @param length at most 32 */
    public static String of(String name, int length) {
        return of(name).substring(0, length);
    }
}
