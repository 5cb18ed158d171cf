package stepferry.stepfunctions.definition;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The resources that a Task may name, with the arguments that each one takes. */
public enum Resource {
    LAMBDA("lambda", "invoke", Pattern.CALL, "FunctionName", "Payload InvocationType Qualifier"),
    LAMBDA_CALLBACK("lambda", "invoke.waitForTaskToken", Pattern.CALLBACK, "FunctionName",
            "Payload InvocationType Qualifier"),
    START("states", "startExecution", Pattern.CALL, "StateMachineArn", "Input Name"),
    START_SYNC("states", "startExecution.sync:2", Pattern.JOB, "StateMachineArn", "Input Name"),
    PUT_ITEM("dynamodb", "putItem", Pattern.CALL, "TableName Item", ""),
    UPDATE_ITEM("dynamodb", "updateItem", Pattern.CALL, "TableName Key", ""),
    GET_ITEM("dynamodb", "getItem", Pattern.CALL, "TableName Key", ""),
    DELETE_ITEM("dynamodb", "deleteItem", Pattern.CALL, "TableName Key", "");

    /** How the Task learns that its work is done. */
    public enum Pattern { CALL, CALLBACK, JOB }

    private final String service;
    private final String action;
    private final Pattern pattern;
    private final String required;
    private final String optional;

    Resource(String service, String action, Pattern pattern, String required, String optional) {
        this.service = service;
        this.action = action;
        this.pattern = pattern;
        this.required = required;
        this.optional = optional;
    }

    public static Optional<Resource> ofArn(String arn) {
        return Arrays.stream(values()).filter(r -> r.arn().equals(arn)).findFirst();
    }

    public String arn() {
        return "arn:aws:states:::" + service + ":" + action;
    }

    public String service() {
        return service;
    }

    public String action() {
        return action;
    }

    public Pattern pattern() {
        return pattern;
    }

    public Set<String> required() {
        return Set.of(required.split(" ", -1));
    }

    /** Whether the argument is known; DynamoDB's own check its arguments, so that any is passed on. */
    public boolean takes(String argument) {
        return service.equals("dynamodb") || required().contains(argument) || Set.of(optional.split(" ", -1)).contains(argument);
    }
}
