package stepferry.stepfunctions;

/** States that several tests use. */
final class Asl {
    static final String CALL = "\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke\",\"Arguments\":{\"FunctionName\":\"Fn\"}";
    static final String CALLBACK = "\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::lambda:invoke.waitForTaskToken\","
            + "\"Arguments\":{\"FunctionName\":\"Fn\",\"Payload\":{\"token\":\"{% $states.context.Task.Token %}\"}}";

    private Asl() {
    }

    /** A Distributed Map over its input; {@code more} are further fields, ending with a comma. */
    static String distributed(String more, String states) {
        String first = states.substring(2, states.indexOf('"', 2));
        return "\"Type\":\"Map\"," + more + "\"ItemProcessor\":{\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},"
                + "\"StartAt\":\"" + first + "\",\"States\":" + states + "},\"End\":true";
    }
}
