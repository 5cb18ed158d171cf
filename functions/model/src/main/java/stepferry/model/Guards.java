package stepferry.model;

import java.util.Objects;
import java.util.Optional;
import stepferry.model.window.MaintenanceWindow;

/**
 * What an environment demands of every promotion into it.
 *
 * @param requires the environment that must have received the same package before, and been verified
 * @param approval whether a person has to approve the plan
 * @param window when promotions may change it; any time if it is absent
 */
public record Guards(Optional<String> requires, boolean approval, Optional<MaintenanceWindow> window) {
    public static final Guards NONE = new Guards(Optional.empty(), false);

    public Guards {
        Objects.requireNonNull(requires);
        // An environment that was registered before there were windows has none.
        window = Objects.requireNonNullElse(window, Optional.empty());
    }

    /** Guards that do not look at the clock. */
    public Guards(Optional<String> requires, boolean approval) {
        this(requires, approval, Optional.empty());
    }
}
