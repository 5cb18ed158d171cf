package stepferry.check;

import java.util.List;
import stepferry.model.Manifest;
import stepferry.model.PackagedTable;
import stepferry.model.Rule;
import stepferry.model.structure.Column;
import stepferry.model.structure.Structure;
import stepferry.tables.Database;
import stepferry.tables.OutsideKey;
import stepferry.tables.RowSelection;

/** What rows of other schemas have to do with the rows that a run would take out of its target. */
record OutsideReferences(Database target, Structure standing, Manifest manifest) {
    void refuse() {
        var tables = manifest.tables().stream().map(PackagedTable::name).toList();
        var keys = target.constraints().outsideKeys(tables);
        OutsideKey.refuseActing(of(keys, Rule.OVERWRITE, Rule.UPSERT));
        OutsideKey.refuseBlocking(of(keys, Rule.OVERWRITE));
    }

    private List<OutsideKey> of(List<OutsideKey> keys, Rule... rules) {
        return keys.stream().filter(key -> List.of(rules).contains(packaged(key).rule())).filter(key -> differs(packaged(key))).toList();
    }

    private PackagedTable packaged(OutsideKey key) {
        return manifest.table(key.table()).orElseThrow();
    }

    /** Whether rows would be taken out: what stands there already stays. Rows of a partitioned table are its partitions'. */
    private boolean differs(PackagedTable packaged) {
        var table = standing.table(packaged.name()).orElseThrow();
        var columns = table.columns().stream().map(Column::name).toList();
        return table.kind().partitioned() || !columns.containsAll(packaged.columns())
                || !target.rows().digest(RowSelection.all(packaged.name(), packaged.columns())).equals(packaged.digest().orElseThrow());
    }
}
