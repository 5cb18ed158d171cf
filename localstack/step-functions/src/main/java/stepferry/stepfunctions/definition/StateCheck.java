package stepferry.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;
import stepferry.stepfunctions.language.Expressions;

/** Checks one state by its type. */
final class StateCheck {
    private static final long LONGEST_SECONDS = 99_999_999;
    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,79}");

    private final Findings findings;
    private final String location;
    private final JsonNode state;
    private final Set<String> variables;

    StateCheck(Findings findings, String location, JsonNode state, Set<String> variables) {
        this.findings = findings;
        this.location = location;
        this.state = state;
        this.variables = variables;
    }

    void check() {
        String type = state.path("Type").asText();
        if (!Fields.isType(type)) {
            findings.schema(location + "/Type", "The state type '" + type + "' is not supported");
            return;
        }
        findings.fields(location, state, Fields.of(type));
        findings.oneOf(location, state, "QueryLanguage", Set.of("JSONata"));
        checkMove(type);
        checkAssign(location, state);
        findings.templates(location, state, "Output", "Arguments");
        RuleChecks.retry(findings, location, state);
        RuleChecks.catchers(findings, location, state, this::checkAssign);
        checkByType(type);
    }

    private void checkByType(String type) {
        switch (type) {
            case "Task" -> checkTask();
            case "Choice" -> checkChoice();
            case "Wait" -> checkWait();
            case "Fail" -> findings.templates(location, state, "Error", "Cause");
            case "Parallel" -> checkParallel();
            case "Map" -> new MapCheck(findings, location, state, variables).check();
            default -> { }
        }
    }

    private void checkMove(String type) {
        boolean next = state.has("Next");
        boolean end = state.path("End").asBoolean();
        if (Fields.moves(type) && next == end) {
            findings.schema(location, "The state must have either 'Next' or '\"End\": true'");
        }
    }

    private void checkAssign(String where, JsonNode node) {
        node.path("Assign").fieldNames().forEachRemaining(name -> {
            if (!VARIABLE.matcher(name).matches() || name.equals("states")) {
                findings.schema(where + "/Assign/" + name, "'" + name + "' cannot be the name of a variable");
            }
        });
        findings.templates(where, node, "Assign");
    }

    private void checkTask() {
        findings.wholeOrExpression(location, state, "TimeoutSeconds", 1, LONGEST_SECONDS);
        findings.wholeOrExpression(location, state, "HeartbeatSeconds", 1, LONGEST_SECONDS);
        findings.required(location, state, "Resource").ifPresent(arn -> Resource.ofArn(arn.asText()).ifPresentOrElse(
                this::checkArguments,
                () -> findings.schema(location + "/Resource", "The resource '" + arn.asText() + "' is not supported")));
    }

    private void checkArguments(Resource resource) {
        JsonNode arguments = state.path("Arguments");
        if (Expressions.isExpression(arguments)) {
            return;
        }
        resource.required().forEach(name -> findings.required(location + "/Arguments", arguments, name));
        arguments.fieldNames().forEachRemaining(name -> {
            if (!resource.takes(name)) {
                findings.schema(location + "/Arguments/" + name, "The argument '" + name + "' is not supported by "
                        + resource.arn());
            }
        });
    }

    private void checkChoice() {
        JsonNode choices = state.path("Choices");
        if (!choices.isArray() || choices.isEmpty()) {
            findings.schema(location + "/Choices", "The field 'Choices' must be an array with at least one rule");
        }
        for (int i = 0; i < choices.size(); i++) {
            checkRule(location + "/Choices/" + i, choices.get(i));
        }
    }

    private void checkRule(String where, JsonNode rule) {
        findings.fields(where, rule, Fields.CHOICE);
        findings.required(where, rule, "Next");
        findings.required(where, rule, "Condition").ifPresent(condition -> {
            if (!condition.isBoolean() && !Expressions.isExpression(condition)) {
                findings.schema(where + "/Condition", "The field 'Condition' must be a boolean or an expression");
            }
            findings.template(where + "/Condition", condition);
        });
        checkAssign(where, rule);
        findings.templates(where, rule, "Output");
    }

    private void checkWait() {
        if (state.has("Seconds") == state.has("Timestamp")) {
            findings.schema(location, "A Wait state must have either 'Seconds' or 'Timestamp'");
        }
        findings.wholeOrExpression(location, state, "Seconds", 0, LONGEST_SECONDS);
        findings.templates(location, state, "Timestamp");
    }

    private void checkParallel() {
        JsonNode branches = state.path("Branches");
        if (!branches.isArray() || branches.isEmpty()) {
            findings.schema(location + "/Branches", "The field 'Branches' must be an array with at least one branch");
        }
        for (int i = 0; i < branches.size(); i++) {
            String where = location + "/Branches/" + i;
            findings.fields(where, branches.get(i), Fields.BRANCH);
            findings.oneOf(where, branches.get(i), "QueryLanguage", Set.of("JSONata"));
            new StatesCheck(findings, variables).check(where, branches.get(i));
        }
    }
}
