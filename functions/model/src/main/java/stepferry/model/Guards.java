package stepferry.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What an environment demands of every promotion into it.
 *
 * @param requires the environment that must have received the same package before, and been verified
 * @param approval whether a person has to approve the plan
 */
public record Guards(Optional<String> requires, boolean approval) {
    public static final Guards NONE = new Guards(Optional.empty(), false);

    public Guards {
        Objects.requireNonNull(requires);
    }
}
