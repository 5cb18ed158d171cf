package stepferry.apply;

import jakarta.inject.Inject;
import stepferry.runtime.OutOfTime;
import stepferry.runtime.StepHandler;

/** The state LoadPart, one for each load of the map Load. */
public final class LoadHandler extends StepHandler<LoadInput, Loaded> {
    @Inject
    LoadParts loading;

    public LoadHandler() {
        super("load", LoadInput.class, OutOfTime.goesOn(
                "The parts that it brought are kept, the one under way is undone; the next attempt goes on from there"));
    }

    @Override
    protected Loaded perform(LoadInput input) {
        return loading.load(input);
    }
}
