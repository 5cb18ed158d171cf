package stepferry.stepfunctions.definition;

/** One thing that is wrong with a definition: a code as Step Functions names it, a message, and a JSON pointer to the place. */
public record Diagnostic(String code, String message, String location) {
    @Override
    public String toString() {
        return code + ": " + message + " at " + location;
    }
}
