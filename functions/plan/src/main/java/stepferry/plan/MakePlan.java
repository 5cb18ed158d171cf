package stepferry.plan;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stepferry.comparison.HiddenColumns;
import stepferry.comparison.Rehearsal;
import stepferry.model.Manifest;
import stepferry.model.plan.Plan;
import stepferry.model.structure.Structure;
import stepferry.model.structure.Table;
import stepferry.model.window.Windows;
import stepferry.packages.RunPlans;
import stepferry.rules.RuleSet;
import stepferry.rules.Safeguards;
import stepferry.runtime.Connections;
import stepferry.runtime.RunPackages;
import stepferry.tables.Database;
import stepferry.tables.structure.Losses;
import stepferry.tables.structure.Scope;

/** Makes a run's plan, and stops the run when the plan breaks what its rule set demands. */
@Singleton
public final class MakePlan {
    private final Connections connections;
    private final RunPackages packages;
    private final RunPlans plans;
    private final Clock clock;

    MakePlan(Connections connections, RunPackages packages, RunPlans plans, Clock clock) {
        this.connections = connections;
        this.packages = packages;
        this.plans = plans;
        this.clock = clock;
    }

    Planned make(PlanInput input) {
        var manifest = packages.read(input.run(), input.run().packageId());
        var rules = packages.rules(input.run(), manifest);
        try (var target = connections.open(input.run().target())) {
            target.beginRehearsal();
            var standing = target.structure();
            rules.ifPresent(set -> Safeguards.of(set).refuseUnknown(names(standing, manifest)));
            var drawn = drawn(input, manifest, target, standing);
            target.rollback();
            var verdict = Verdict.of(drawn, rules, target);
            var plan = drawn.judged(verdict.findings(), verdict.violations(), notes(rules, manifest)).sealed();
            plans.put(plan);
            verdict.refuse(plan);
            // What comes next touches the target, and the run may have waited for a person since it was let in.
            new Windows(input.run().windows()).refuseClosed(input.run().target(), clock.instant());
            return Planned.of(plan, input.run());
        }
    }

    private static List<String> names(Structure standing, Manifest manifest) {
        return Stream.concat(standing.tables().stream().map(Table::name), manifest.tables().stream().map(table -> table.name())).distinct().toList();
    }

    private Plan drawn(PlanInput input, Manifest manifest, Database target, Structure standing) {
        var desired = packages.structure(manifest);
        var changes = target.changes(standing, desired, Scope.of(manifest.structured()).replacing(manifest.overwritten()));
        if (!input.run().allowDestructive()) {
            Losses.refuse(changes);
        }
        var known = packages.classification(manifest);
        var content = new PlannedContent(packages, manifest, input.runId());
        var rehearsed = new Rehearsal(target, content, standing, desired, new HiddenColumns(known.variables()))
                .withReferences(manifest.tables(), known.references());
        var rules = input.run().rules().or(() -> Optional.of(manifest.origin().rules()));
        return new Plan(input.runId(), input.run().target(), manifest.id(), manifest.digest(), rules, input.expectation(), changes,
                rehearsed.tables(), rehearsed.findings(), List.of(), List.of(), "");
    }

    private static List<String> notes(Optional<RuleSet> rules, Manifest manifest) {
        return rules.isPresent() ? List.of()
                : List.of("Rule set '" + manifest.origin().rules() + "' is not stored here: its limits, assertions and acknowledgements do not hold");
    }
}
