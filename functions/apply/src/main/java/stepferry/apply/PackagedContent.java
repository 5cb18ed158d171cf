package stepferry.apply;

import java.io.InputStream;
import stepferry.model.Manifest;
import stepferry.model.Part;
import stepferry.model.structure.Structure;
import stepferry.runtime.RunPackages;

/** A package that has been found whole, ready to be read. */
record PackagedContent(RunPackages packages, Manifest manifest) {
    Structure structure() {
        return packages.structure(manifest);
    }

    InputStream rows(Part part) {
        return packages.store().rows(manifest, part);
    }
}
