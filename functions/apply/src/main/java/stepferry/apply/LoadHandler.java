package stepferry.apply;

import jakarta.inject.Inject;
import stepferry.runtime.StepHandler;

/** The state LoadPart, one for each load of the map Load. */
public final class LoadHandler extends StepHandler<LoadInput, Loaded> {
    @Inject
    LoadParts loading;

    public LoadHandler() {
        super("load", LoadInput.class);
    }

    @Override
    protected Loaded perform(LoadInput input) {
        return loading.load(input);
    }
}
