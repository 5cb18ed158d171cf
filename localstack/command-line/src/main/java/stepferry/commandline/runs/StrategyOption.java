package stepferry.commandline.runs;

import picocli.CommandLine.Option;

/** How the rows of a run come to its target. */
final class StrategyOption {
    /** The words of {@link stepferry.model.Strategy}, as they are typed. */
    enum Word {
        auto,
        atomic,
        chunked
    }

    @Option(names = "--strategy", defaultValue = "auto",
            description = "How rows come: ${COMPLETION-CANDIDATES}. With chunked many functions transfer at once before one switches; auto"
                    + " (unless given) takes it when the rows are too many for one function.")
    private Word strategy;

    String word() {
        return strategy.name();
    }
}
