package stepferry.export;

import jakarta.inject.Inject;
import stepferry.runtime.StepHandler;

/** The state Export. */
public final class ExportHandler extends StepHandler<ExportInput, Exported> {
    @Inject
    Export export;

    public ExportHandler() {
        super("export", ExportInput.class);
    }

    @Override
    protected Exported perform(ExportInput input) {
        return export.export(input);
    }
}
