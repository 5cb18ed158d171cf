package stepferry.await;

import java.util.List;
import stepferry.model.Pause;
import stepferry.model.variables.RequiredVariable;

/**
 * What the run waits for.
 *
 * @param reason a person's values or approval
 * @param variables the names of those that are missing
 * @param sentence for people
 */
public record Awaited(Pause.Reason reason, List<String> variables, String sentence) {
    static Awaited of(Pause pause) {
        return new Awaited(pause.reason(), pause.variables().stream().map(RequiredVariable::name).toList(), pause.sentence());
    }

    @Override
    public String toString() {
        return sentence;
    }
}
