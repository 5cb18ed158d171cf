package stepferry.stepfunctions.engine;

/** Names of things. A child execution's machine is named {@code machine/label} after the Map state that started it. */
public record Arns(String region, String account) {
    private String prefix(String kind) {
        return "arn:aws:states:" + region + ":" + account + ":" + kind + ":";
    }

    public String machine(String name) {
        return prefix("stateMachine") + name;
    }

    /** The execution of a machine, given by its ARN. */
    public String executionOf(String machineArn, String name) {
        return prefix("execution") + machineArn.substring(machineArn.lastIndexOf(':') + 1) + ":" + name;
    }

    String mapRun(String machineName, String run) {
        return prefix("mapRun") + machineName + ":" + run;
    }
}
