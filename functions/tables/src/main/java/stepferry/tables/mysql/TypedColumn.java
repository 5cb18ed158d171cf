package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

/**
 * A column, and what its type demands.
 *
 * @param octets how long a value may be
 */
record TypedColumn(String name, ValueForm form, long octets) {
    private static final long SHORT = 1024;

    String quoted() {
        return quote(name);
    }

    /** The canonical value of the column, of that alias. */
    String read(String alias) {
        return form.read(alias + "." + quoted());
    }

    /** The value in words. */
    String shown(String alias) {
        return form == ValueForm.BYTES ? "hex(" + read(alias) + ")" : read(alias);
    }

    /**
     * The value's share of what a row's digest is made of: with its length before it, so that no two rows share one text. Long values
     * are hashed on their own, for no text may be longer than the server's max_allowed_packet.
     */
    String digested(String alias) {
        if (octets > SHORT) {
            return "ifnull(md5(" + read(alias) + "), 'N')";
        }
        var text = shown(alias);
        return "ifnull(concat(char_length(" + text + "), ':', " + text + "), 'N')";
    }

    /** Whether the values of two aliases are the same, byte by byte; nulls are. */
    String same(String one, String other) {
        return sameAs(one + "." + quoted(), other + "." + quoted());
    }

    /** Whether two values of this type are the same, byte by byte; nulls are. */
    String sameAs(String one, String other) {
        return switch (form) {
            case PLAIN, BITS -> one + " <=> " + other;
            case FLOATING, LABEL, TEXT, BYTES -> "cast(" + form.read(one) + " as binary) <=> cast(" + form.read(other) + " as binary)";
        };
    }
}
