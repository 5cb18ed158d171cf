package stepferry.profiles;

import java.util.Objects;

/**
 * How an application's rows refer to its environment variables.
 *
 * @param opening what begins an expression
 * @param mark what stands right before a variable's name, somewhere in the expression
 * @param defaulting what stands between the name and the default for when there is no such variable
 * @param closing what ends an expression
 */
public record ReferenceSyntax(String opening, String mark, String defaulting, String closing) {
    /** As in <code>{{ $env.NAME }}</code> and <code>{{ $env.NAME:default }}</code>. */
    public static final ReferenceSyntax DOUBLE_BRACES = new ReferenceSyntax("{{", "$env.", ":", "}}");

    public ReferenceSyntax {
        Objects.requireNonNull(opening);
        Objects.requireNonNull(mark);
        Objects.requireNonNull(defaulting);
        Objects.requireNonNull(closing);
    }
}
