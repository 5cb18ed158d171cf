package stepferry.bench.scenarios;

import stepferry.bench.contenders.Contender;
import stepferry.bench.data.State;

/**
 * A contender in a scenario.
 *
 * @param name its row in the table
 * @param before what the target holds before its run
 */
public record Entry(String name, Contender contender, State before) {
    Entry(Contender contender, State before) {
        this(contender.name(), contender, before);
    }
}
