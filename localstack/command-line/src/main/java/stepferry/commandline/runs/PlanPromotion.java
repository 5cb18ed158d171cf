package stepferry.commandline.runs;

import java.util.Map;
import picocli.CommandLine.Command;

/** Says what a promotion would do. */
@Command(name = "plan", description = "Says what a promotion would change, row by row, and touches nothing.", mixinStandardHelpOptions = true)
public final class PlanPromotion extends PromotingAction {
    @Override
    protected boolean planOnly() {
        return true;
    }

    @Override
    protected Map<String, Object> more() {
        return Map.of();
    }
}
