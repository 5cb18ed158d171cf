package stepferry.bench.coldstart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import stepferry.cloud.LocalCloud;

/**
 * The main class. Takes turns: every variant once in each round, so that a slow minute meets all of them; prints medians.
 * Arguments: the folder of the unpacked zip, a folder for files of its own, the number of rounds, and words that stand in the names of the variants
 * wanted.
 */
public final class ColdStart {
    private ColdStart() {}

    /** @throws Exception if a function does not do what it is asked */
    public static void main(String... arguments) throws Exception {
        var zip = Path.of(arguments[0]).toAbsolutePath();
        var folder = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
        int rounds = Integer.parseInt(arguments[2]);
        var wanted = List.of(arguments).subList(3, arguments.length);
        try (var cloud = LocalCloud.start(Optional.empty()); var ground = ColdGround.lay(cloud)) {
            var sandbox = new Sandbox(zip, folder, ground.variables());
            var variants = variants(folder).filter(variant -> wanted.isEmpty() || wanted.stream().anyMatch(variant.name()::contains)).toList();
            for (var errand : ground.errands()) {
                print(errand, measured(sandbox, variants, errand, rounds));
            }
        }
    }

    private static Stream<Variant> variants(Path folder) {
        return Stream.of(Variant.plain(), Variant.primed(), Variant.sharing(folder, false), Variant.sharing(folder, true),
                Variant.ahead(folder, false), Variant.ahead(folder, true));
    }

    private static Map<Variant, List<Cold>> measured(Sandbox sandbox, List<Variant> variants, Errand errand, int rounds) throws Exception {
        var samples = new LinkedHashMap<Variant, List<Cold>>();
        for (var variant : variants) {
            for (var option : variant.training()) {
                Files.deleteIfExists(Path.of(option.replaceFirst("^[^=]*=", "")));
            }
            sandbox.train(variant, errand);
            samples.put(variant, new ArrayList<>());
        }
        for (int round = 0; round < rounds; round++) {
            for (var variant : variants) {
                samples.get(variant).add(sandbox.run(variant, errand));
            }
        }
        return samples;
    }

    private static void print(Errand errand, Map<Variant, List<Cold>> samples) {
        System.out.printf("%n%-32s %8s %8s %8s   %8s %8s %8s%n", errand.name(), "init ms", "first", "both", "init CPU", "first", "both");
        samples.forEach((variant, colds) -> System.out.printf("%-32s %8.0f %8.0f %8.0f   %8.0f %8.0f %8.0f%n", variant.name(),
                median(colds, cold -> cold.init().wall()), median(colds, cold -> cold.first().wall()),
                median(colds, cold -> cold.init().wall() + cold.first().wall()),
                median(colds, cold -> cold.init().cpu()), median(colds, cold -> cold.first().cpu()),
                median(colds, cold -> cold.init().cpu() + cold.first().cpu())));
    }

    private static double median(List<Cold> colds, ToDoubleFunction<Cold> measure) {
        return colds.stream().mapToDouble(measure).sorted().toArray()[colds.size() / 2];
    }
}
