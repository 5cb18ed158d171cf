package stepferry.plan;

import java.io.InputStream;
import stepferry.comparison.PackagedRows;
import stepferry.model.Manifest;
import stepferry.model.Part;
import stepferry.runtime.Deadline;
import stepferry.runtime.RunPackages;

/** The rows of a package that is to be looked at; nothing of it has come ahead. */
record PlannedContent(RunPackages packages, Manifest manifest, String landing) implements PackagedRows {
    @Override
    public InputStream rows(Part part) {
        Deadline.ask("reading the package's file '" + part.file() + "'");
        return packages.store().rows(manifest, part);
    }
}
