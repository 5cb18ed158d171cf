package stepferry.stepfunctions.language;

/** An expression that cannot be evaluated: which field it stands in, and why. */
public final class EvaluationFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public EvaluationFault(String field, String expression, String why) {
        super("The JSONata expression '" + expression + "' specified for the field '" + field + "' failed: " + why);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
