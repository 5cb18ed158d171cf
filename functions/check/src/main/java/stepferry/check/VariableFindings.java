package stepferry.check;

import java.util.ArrayList;
import java.util.List;
import stepferry.model.check.Finding;
import stepferry.model.check.FindingKind;
import stepferry.model.variables.RequiredVariable;

/**
 * What was found of a package's variables. Small enough to pass through a state however many there are.
 *
 * @param missing what the target has no value for and nobody gave one; of very many, the first, and the others once those are there
 * @param findings what else there is to say
 */
public record VariableFindings(List<RequiredVariable> missing, List<Finding> findings) {
    static final VariableFindings NONE = new VariableFindings(List.of(), List.of());

    private static final int MOST = 100;
    private static final int MOST_WITH_USES = 20;
    private static final int MOST_USES = 3;

    public VariableFindings {
        missing = List.copyOf(missing);
        findings = List.copyOf(findings);
    }

    static VariableFindings of(List<RequiredVariable> missing, List<Finding> findings) {
        int uses = missing.size() > MOST_WITH_USES ? 1 : MOST_USES;
        var told = new ArrayList<>(findings.stream().limit(MOST).toList());
        if (missing.size() > MOST) {
            told.add(FindingKind.VARIABLES_MORE.of("target", "Of " + missing.size() + " missing variables the first " + MOST
                    + " are asked for; the others follow"));
        }
        return new VariableFindings(missing.stream().limit(MOST).map(each -> each.showing(uses)).toList(), told);
    }
}
