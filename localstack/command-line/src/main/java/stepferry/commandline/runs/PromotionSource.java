package stepferry.commandline.runs;

import java.util.Optional;
import java.util.stream.Collectors;
import stepferry.commandline.cloud.Cloud;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/**
 * What a promotion starts from.
 *
 * @param field the field of the request that names it
 * @param environment the environment that it comes from
 */
record PromotionSource(String field, String environment) {

    /**
     * An environment of that name, else a package.
     *
     * @throws Rejected if it is neither
     */
    static PromotionSource find(Cloud cloud, String name) {
        var environments = cloud.environments().all();
        if (environments.stream().anyMatch(each -> each.name().equals(name))) {
            return new PromotionSource("source", name);
        }
        return Optional.of(name).filter(RunIds::valid).flatMap(id -> cloud.packages().find(id))
                .map(manifest -> new PromotionSource("package", manifest.origin().environment()))
                .orElseThrow(() -> new Rejected(ErrorCode.ENVIRONMENT_UNKNOWN, "There is neither an environment nor a package '"
                + name
                        + "': environments are " + environments.stream().map(Environment::name)
                        .collect(Collectors.joining(", ", "[", "]"))
                        + "; 'stepferry package list' shows the packages"));
    }
}
