package stepferry.apply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What one invocation brings: parts of one table or of several.
 *
 * @param tables in the order in which they come
 */
record Load(List<TableParts> tables) {
    /** As much as one large part, so that no load takes long and none is hardly worth its invocation. */
    static final long BYTES = 32L << 20;
    /** Keeps an item of the list far below the 256 KiB that Step Functions hands on, whatever the tables are called. */
    static final int MOST_PARTS = 200;

    /**
     * Parts of a table.
     *
     * @param parts their places among the table's parts
     */
    record TableParts(String table, List<Integer> parts) {
        TableParts {
            Objects.requireNonNull(table, "table");
            parts = List.copyOf(parts);
        }
    }

    /** A table whose parts are to come, with their lengths before compression. */
    record Cargo(String table, List<Integer> parts, List<Long> bytes) {
        Cargo {
            parts = List.copyOf(parts);
            bytes = List.copyOf(bytes);
        }

        long total() {
            return bytes.stream().mapToLong(Long::longValue).sum();
        }
    }

    Load {
        tables = List.copyOf(tables);
    }

    /** Shares the parts out, those of the largest table first: what takes longest must not begin last. */
    static List<Load> of(List<Cargo> cargo) {
        var packing = new Packing();
        cargo.stream().sorted(Comparator.comparingLong(Cargo::total).reversed().thenComparing(Cargo::table)).forEach(packing::add);
        return packing.done();
    }

    private static final class Packing {
        private final List<Load> loads = new ArrayList<>();
        private List<TableParts> tables = new ArrayList<>();
        private long bytes;
        private int count;

        void add(Cargo cargo) {
            var parts = new ArrayList<Integer>();
            for (int i = 0; i < cargo.parts().size(); i++) {
                if (count > 0 && (bytes + cargo.bytes().get(i) > BYTES || count == MOST_PARTS)) {
                    take(cargo.table(), parts);
                    close();
                }
                parts.add(cargo.parts().get(i));
                bytes += cargo.bytes().get(i);
                count++;
            }
            take(cargo.table(), parts);
        }

        private void take(String table, List<Integer> parts) {
            if (!parts.isEmpty()) {
                tables.add(new TableParts(table, parts));
                parts.clear();
            }
        }

        private void close() {
            loads.add(new Load(tables));
            tables = new ArrayList<>();
            bytes = 0;
            count = 0;
        }

        List<Load> done() {
            if (count > 0) {
                close();
            }
            return List.copyOf(loads);
        }
    }
}
