package stepferry.bench.data;

import java.util.Locale;

/** What a database holds before a run. */
public enum State {
    /** What is to be promoted. */
    SOURCE("'new'"),
    /** The same rows by their keys, and every row differs. */
    OLD("'old'"),
    /** One row in a hundred differs, evenly spread over the keys. */
    SPREAD("case when i % 100 = 0 then 'old' else 'new' end"),
    /** One row in a hundred differs, all of them side by side. */
    CONTIGUOUS("case when i > ${rows} / 2 and i <= ${rows} / 2 + ${rows} / 100 then 'old' else 'new' end"),
    /** A database without a table. */
    EMPTY("");

    private final String edition;

    State(String edition) {
        this.edition = edition;
    }

    /** The word, in SQL, that decides what row number {@code i} of so many holds. */
    String edition(long rows) {
        return edition.replace("${rows}", Long.toString(rows));
    }

    /** As it stands in the names of databases. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
