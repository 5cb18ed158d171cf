package stepferry.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.semver4j.Semver;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.check.Finding;
import stepferry.model.check.FindingKind;
import stepferry.model.rules.Classification;

/**
 * Whether the application in the target can live with what comes from the source.
 *
 * @param source what the profile found in the source
 * @param target what it found in the target
 * @param environment the target's name
 */
record Compatibility(Classification source, Classification target, String environment) {
    /** Settings that decide how an application names its tables: where they differ, nothing of it would be found again. */
    void refuseOtherSettings() {
        var names = new TreeSet<>(source.settings().keySet());
        names.addAll(target.settings().keySet());
        names.removeIf(name -> source.settings().getOrDefault(name, "").equals(target.settings().getOrDefault(name, "")));
        if (!names.isEmpty()) {
            var differing = names.stream().map(name -> "%s is '%s' in the source and '%s' in environment '%s'".formatted(name,
                    source.settings().getOrDefault(name, ""), target.settings().getOrDefault(name, ""), environment)).toList();
            throw new Rejected(ErrorCode.SETTINGS_DIFFER, "The application is set up in another way: " + String.join("; ", differing)
                    + ". Its tables would not be found again; install the target with the source's settings");
        }
    }

    void refuseNewer() {
        var from = version(source);
        var to = version(target);
        if (from.isPresent() && to.isPresent() && from.get().isGreaterThan(to.get())) {
            throw new Rejected(ErrorCode.APPLICATION_NEWER, "The package comes from version " + from.get() + " of the application, and environment '"
                    + environment + "' runs " + to.get() + ": upgrade the application there first");
        }
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>(source.plugins().stream().filter(plugin -> !target.plugins().contains(plugin)).sorted()
                .map(this::missing).toList());
        if (version(source).isPresent() && version(target).isEmpty()) {
            findings.add(FindingKind.VERSION_UNKNOWN.of("target", "The application in environment '" + environment
                    + "' does not say which version it is" + target.applicationVersion().map(said -> ": '" + said + "' is none").orElse("")
                    + "; the package comes from " + version(source).get() + ". Look whether they go together"));
        }
        return findings;
    }

    private Finding missing(String plugin) {
        return FindingKind.PLUGIN_MISSING.of(plugin, "Plugin '" + plugin + "' is enabled in the source and not in environment '" + environment
                + "': install it there, or what needs it will not work");
    }

    private static Optional<Semver> version(Classification classification) {
        return classification.applicationVersion().map(Semver::parse);
    }
}
