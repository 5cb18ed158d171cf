package stepferry.comparison;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import stepferry.model.Manifest;
import stepferry.model.Receipt;
import stepferry.model.rules.Classification;
import stepferry.model.structure.Structure;

/** A package that landed, as far as it is still there. */
public record Landed(Manifest manifest, Structure structure, Classification classification, PackagedRows rows) {
    /** The receipt of the last run that landed and was not taken back. */
    public static Optional<Receipt> last(List<Receipt> latestFirst) {
        var takenBack = new HashSet<String>();
        for (var receipt : latestFirst) {
            if (receipt.landed() && !takenBack.contains(receipt.run())) {
                if (receipt.restores().isEmpty()) {
                    return Optional.of(receipt);
                }
                takenBack.add(receipt.restores().get());
            }
        }
        return Optional.empty();
    }
}
