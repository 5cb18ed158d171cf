package stepferry.apply;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stepferry.model.Diverged;
import stepferry.model.ErrorCode;
import stepferry.model.PackagedTable;
import stepferry.model.Part;
import stepferry.model.Receipt;
import stepferry.model.Unavailable;
import stepferry.runtime.Connections;
import stepferry.runtime.LandingInput;
import stepferry.runtime.Progress;
import stepferry.runtime.RunPackages;
import stepferry.runtime.telemetry.LogScope;
import stepferry.tables.Database;

/** Brings parts to where they wait, each in a transaction of its own with its line in the ledger: exactly once, however often asked to. */
@Singleton
public final class LoadParts {
    private static final Logger LOG = LoggerFactory.getLogger(LoadParts.class);

    private final Connections connections;
    private final RunPackages packages;
    private final Progress progress;

    LoadParts(Connections connections, RunPackages packages, Progress progress) {
        this.connections = connections;
        this.packages = packages;
        this.progress = progress;
    }

    Loaded load(LoadInput input) {
        var manifest = packages.read(input.run(), input.packageId());
        var content = new PackagedContent(packages, manifest, input.landing().receiptId(), Optional.empty());
        int parts = 0;
        int before = 0;
        long rows = 0;
        long bytes = 0;
        try (var target = connections.open(input.run().target())) {
            for (var some : input.load().tables()) {
                var table = manifest.table(some.table()).orElseThrow();
                for (int number : some.parts()) {
                    if (LogScope.table(table.name(), () -> LogScope.part(number, () -> bring(target, input, content, table, number)))) {
                        parts++;
                        rows += table.parts().get(number).rows();
                        bytes += table.parts().get(number).rawBytes();
                        progress.came(input.runId(), step(input.landing()), table.name(), table.parts().get(number));
                    } else {
                        before++;
                    }
                }
            }
        }
        return new Loaded(parts, before, rows, bytes);
    }

    /** As the run's progress calls it. */
    static String step(LandingInput landing) {
        return landing.undoesItself() ? "load-restored" : "load";
    }

    private static boolean bring(Database target, LoadInput input, PackagedContent content, PackagedTable table, int number) {
        target.begin(Apply.LOCK_TIMEOUT);
        target.receipts().enterBeside(input.runId(), input.run().fence(input.landing().undoesItself()));
        var part = table.parts().get(number);
        boolean missing = target.receipts().find(content.landing()).filter(Receipt::landed).isEmpty()
                && target.waiting().note(content.landing(), table.name(), number, part.rows());
        if (missing) {
            write(target, content, table, part);
        }
        target.commit();
        LOG.atInfo().addKeyValue("rows", part.rows()).addKeyValue("bytes", part.rawBytes()).log(missing ? "part came" : "part had come before");
        return missing;
    }

    private static void write(Database target, PackagedContent content, PackagedTable table, Part part) {
        try (var in = content.rows(part)) {
            long came = target.waiting().stage(content.landing(), table.name(), table.columns()).write(in);
            if (came != part.rows()) {
                throw new Diverged(ErrorCode.CONTENT_DIVERGED, "Of a part of table '" + table.name() + "' " + came + " of " + part.rows()
                        + " rows came: nothing of it was kept; a rule or a trigger in the schema 'stepferry' must have left rows out");
            }
        } catch (IOException e) {
            throw new Unavailable(ErrorCode.STORAGE_UNAVAILABLE, "Reading a part of table '" + table.name() + "' broke off", e);
        }
    }
}
