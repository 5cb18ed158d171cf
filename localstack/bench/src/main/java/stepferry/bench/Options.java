package stepferry.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is asked for.
 *
 * @param scenarios names, or the beginnings of names before a dash, or {@code all}
 * @param contenders words that stand in the names of those that take part, or {@code all}
 * @param runs how often each contender runs
 * @param scale of the data sets; 1 is what is published
 * @param folder where all data lie; it is emptied at the end
 * @param profile whether the statements that took most time are printed after each promotion, on PostgreSQL
 * @param report the file that gets what is printed
 */
public record Options(List<String> scenarios, List<String> contenders, int runs, double scale, boolean profile, Path folder, Path report) {
    public Options {
        scenarios = List.copyOf(scenarios);
        contenders = List.copyOf(contenders);
        if (runs < 1) {
            throw new IllegalArgumentException("bench.runs must be at least 1: " + runs);
        }
    }

    /** From the properties that begin with {@code bench.}; the poms give each a value. */
    static Options ofProperties() {
        return new Options(list("bench.scenarios", "all"), list("bench.contenders", "all"),
                Integer.parseInt(System.getProperty("bench.runs", "3")), Double.parseDouble(System.getProperty("bench.scale", "1")),
                Boolean.getBoolean("bench.profile"), Path.of(System.getProperty("bench.folder", "target/bench")),
                Path.of(System.getProperty("bench.report", "target/bench.txt")));
    }

    Predicate<String> wanted() {
        return name -> contenders.stream().anyMatch(word -> word.equals("all") || name.contains(word));
    }

    private static List<String> list(String property, String otherwise) {
        return Arrays.stream(System.getProperty(property, otherwise).split(",")).map(String::strip).toList();
    }
}
