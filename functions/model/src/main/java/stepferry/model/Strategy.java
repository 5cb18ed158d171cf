package stepferry.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the rows of a package come to a target. Both ways switch from the old rows to the new ones in one transaction. */
public enum Strategy {
    /** Whichever of the others the amount of rows asks for. */
    AUTO,
    /** One function transfers and switches. */
    ATOMIC,
    /** Many functions transfer at once, into tables where the rows wait; then one switches. */
    CHUNKED;

    /** The word used in requests, options and messages. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Rejected with REQUEST_INVALID, naming the words there are */
    @JsonCreator
    public static Strategy of(String word) {
        return Arrays.stream(values()).filter(strategy -> strategy.word().equals(word)).findFirst().orElseThrow(() -> new Rejected(
                ErrorCode.REQUEST_INVALID, "There is no strategy '" + word + "': use "
                        + Arrays.stream(values()).map(Strategy::word).collect(Collectors.joining(", "))));
    }
}
