package stepferry.model.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be found that a person may decide about. */
public enum FindingKind {
    /** An enabled plugin of the source that the target does not have. */
    PLUGIN_MISSING(Severity.WARNING),
    /** The target's application did not say which version it is, or said something that is none. */
    VERSION_UNKNOWN(Severity.WARNING),
    /** A variable that is needed is there and empty. */
    VARIABLE_EMPTY(Severity.WARNING),
    /** The package needs variables, and the environment keeps none that is known. */
    VARIABLES_NOWHERE(Severity.WARNING),
    /** A value that was given and that nothing needs. */
    VARIABLE_UNNEEDED(Severity.NOTICE),
    /** More variables are missing than are asked for at once. */
    VARIABLES_MORE(Severity.NOTICE),
    /** Rows stay that point at rows which the run removes. */
    DANGLING_REFERENCE(Severity.OBJECTION),
    /** Rows come that point at rows which the run does not bring and the target does not have. */
    UNMET_REFERENCE(Severity.NOTICE);

    private final Severity severity;

    FindingKind(Severity severity) {
        this.severity = severity;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Something of this kind.
     *
     * @param subject what it is about, by name
     * @param sentence what it is and what to do
     */
    public Finding of(String subject, String sentence) {
        return new Finding(word() + ":" + subject, severity, sentence);
    }

    /** The words of all kinds. */
    public static List<String> words() {
        return Arrays.stream(values()).map(FindingKind::word).toList();
    }
}
