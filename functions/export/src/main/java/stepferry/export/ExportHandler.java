package stepferry.export;

import jakarta.inject.Inject;
import stepferry.runtime.OutOfTime;
import stepferry.runtime.StepHandler;

/** The state Export. */
public final class ExportHandler extends StepHandler<ExportInput, Exported> {
    @Inject
    Export export;

    public ExportHandler() {
        super("export", ExportInput.class, OutOfTime.stops("Nothing was changed anywhere, and no package was made. "
                + "Promote fewer or smaller tables at once (a rule set's skip, schema-only or filter), or give ExportFunction more memory: "
                + "more processors and more readers come with it"));
    }

    @Override
    protected Exported perform(ExportInput input) {
        return export.export(input);
    }
}
