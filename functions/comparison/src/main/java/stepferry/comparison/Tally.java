package stepferry.comparison;

import java.io.InputStream;

/** Counts what comes, for whoever watches. */
public interface Tally {
    /** Nobody watches. */
    Tally UNSEEN = new Tally() {
        @Override
        public InputStream counting(InputStream in) {
            return in;
        }

        @Override
        public void came(long rows) {}
    };

    /** The same bytes, counted as they are read. */
    InputStream counting(InputStream in);

    /** So many rows came. */
    void came(long rows);
}
