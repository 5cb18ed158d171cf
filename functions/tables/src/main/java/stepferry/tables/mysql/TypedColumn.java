package stepferry.tables.mysql;

import static stepferry.tables.mysql.Backticks.quote;

/**
 * A column, and what its type demands.
 *
 * @param unicode whether it is a text that is stored as UTF-8
 */
record TypedColumn(String name, ValueForm form, boolean unicode) {
    private static final int SHORT = 255;

    String quoted() {
        return quote(name);
    }

    /** The canonical value of the column, of that alias. */
    String read(String alias) {
        var column = alias + "." + quoted();
        return unicode ? column : form.read(column);
    }

    /** The value in words. */
    String shown(String alias) {
        return form == ValueForm.BYTES ? "hex(" + read(alias) + ")" : read(alias);
    }

    /** The value's beginning in words, in characters. */
    String begins(String alias, int length) {
        // Of bytes first the beginning: the server refuses to write long ones out.
        var text = form == ValueForm.BYTES ? "hex(left(" + read(alias) + ", " + length + "))" : read(alias);
        return "left(" + text + ", " + length + ")";
    }

    /**
     * The value's share of what a row's digest is made of, one or two texts: a number as it is; what may hold a comma with its length
     * before it. Long values are hashed on their own, for no text may be longer than the server's max_allowed_packet.
     */
    String digested(String alias) {
        var value = read(alias);
        return switch (form) {
            // Here without the cast, which copies what is a text by itself wherever one is wanted.
            case PLAIN -> "ifnull(" + alias + "." + quoted() + ", 'N')";
            case FLOATING, BITS -> "ifnull(" + value + ", 'N')";
            case LABEL, TEXT, BYTES -> "ifnull(octet_length(" + value + "), 'N'), if(octet_length(" + value + ") > " + SHORT
                    + ", cast(md5(" + value + ") as binary), " + value + ")";
        };
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
