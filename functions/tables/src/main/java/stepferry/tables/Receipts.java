package stepferry.tables;

import java.util.List;
import java.util.Optional;
import stepferry.model.ErrorCode;
import stepferry.model.Receipt;
import stepferry.model.Rejected;

/** The receipts that a target's own database keeps, and the fencing token of the last run that wrote to it. */
public interface Receipts {
    /**
     * Enters the target: waits until no other delivery is inside, and from then on lets nobody in who holds a smaller
     * token. Part of the transaction.
     *
     * @throws stepferry.model.Rejected with LEASE_LOST if a run with a larger token was here
     */
    void enter(String run, long token);

    /**
     * Enters beside others who do so as well, after whoever is inside by {@link #enter}; until the transaction ends nobody comes in by
     * that. Lifts no token.
     *
     * @throws stepferry.model.Rejected with LEASE_LOST if a run with a larger token was here
     */
    void enterBeside(String run, long token);

    /** The error that a run with a larger token was here. */
    static Rejected leaseLost(String run) {
        return new Rejected(ErrorCode.LEASE_LOST, "Another run has taken over this target since run '" + run
                + "' was admitted: nothing was changed by this one; start it again if it is still wanted");
    }

    /** The token of whoever entered last; 0 before anybody did. */
    long lastToken();

    /** Whether the run landed; works whether or not anything ever landed here. */
    Optional<Receipt> find(String run);

    /** Part of the transaction that the receipt speaks of; the database sets the time. */
    void write(Receipt receipt);

    /** Every receipt, latest first. */
    List<Receipt> history();

    /** The runs that landed after the given one and were not taken back since, latest first. */
    List<String> landedAfter(String run);
}
