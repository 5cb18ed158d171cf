package stepferry.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.check.Finding;

/** All that speaks against a run, so that people hear of it at once and not one by one. */
final class Findings {
    private final List<Rejected> refusals = new ArrayList<>();
    private final Map<String, Finding> found = new LinkedHashMap<>();

    void add(List<Finding> more) {
        more.forEach(finding -> found.putIfAbsent(finding.id(), finding));
    }

    /** Runs a check that refuses what cannot be. */
    void check(Runnable check) {
        found(() -> {
            check.run();
            return true;
        });
    }

    /** What was looked for; empty if it was refused. */
    <T> Optional<T> found(Supplier<T> looking) {
        try {
            return Optional.of(looking.get());
        } catch (Rejected e) {
            refusals.add(e);
            return Optional.empty();
        }
    }

    /**
     * What is left to tell.
     *
     * @param acknowledged reasons why something is taken on, by the finding's id
     * @throws Rejected the only refusal, or CHECKS_FAILED with all of them
     */
    List<Finding> settled(Map<String, String> acknowledged) {
        if (refusals.size() == 1) {
            throw refusals.getFirst();
        }
        if (!refusals.isEmpty()) {
            throw new Rejected(ErrorCode.CHECKS_FAILED, numbered(refusals.stream().map(Rejected::getMessage).toList()));
        }
        return found.values().stream().map(finding -> finding.settled(acknowledged)).toList();
    }

    private static String numbered(List<String> sentences) {
        return sentences.size() + " things stand against it. " + IntStream.range(0, sentences.size())
                .mapToObj(i -> (i + 1) + ") " + sentences.get(i)).collect(Collectors.joining(" "));
    }
}
