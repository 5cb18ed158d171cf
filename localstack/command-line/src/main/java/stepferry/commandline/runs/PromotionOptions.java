package stepferry.commandline.runs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stepferry.commandline.cloud.Cloud;

/** What every promotion is told, whether it lands or is only planned, and whether it starts now or by a schedule. */
public final class PromotionOptions {
    @Option(names = "--rules", paramLabel = "NAME[@version]",
            description = "The rule set; 'default' unless given, or for a package the one it was made with.")
    private Optional<String> rules = Optional.empty();

    @Option(names = "--allow-destructive", description = "Let values be lost where the structure changes.")
    private boolean allowDestructive;

    @Mixin
    private StrategyOption strategy;

    /**
     * The run that is asked for.
     *
     * @param more what its request says besides
     * @throws stepferry.model.Rejected if it names something that is not there
     */
    public Request request(Cloud cloud, String source, String target, Map<String, Object> more) {
        cloud.environments().read(target);
        rules.ifPresent(name -> cloud.ruleSets().read(name));
        Map<String, Object> fields = new HashMap<>(Map.of("allowDestructive", allowDestructive, "strategy", strategy.word()));
        rules.ifPresent(name -> fields.put("rules", name));
        fields.putAll(more);
        return Request.promotion(PromotionSource.find(cloud, source), source, target, fields);
    }
}
