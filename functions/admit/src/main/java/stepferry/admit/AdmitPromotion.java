package stepferry.admit;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import stepferry.journal.RuleSets;
import stepferry.model.Admission;
import stepferry.model.Engine;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.Strategy;
import stepferry.model.window.Windows;
import stepferry.packages.PackageStore;
import stepferry.profiles.Profiles;
import stepferry.rules.BuiltInRuleSets;
import stepferry.rules.KnownRuleSets;
import stepferry.runtime.Connections;
import stepferry.runtime.TargetLeases;

/** Lets a promotion in. */
@Singleton
final class AdmitPromotion {
    private final Connections connections;
    private final PackageStore packages;
    private final KnownRuleSets ruleSets;
    private final TargetLeases leases;
    private final Clock clock;

    AdmitPromotion(Connections connections, PackageStore packages, RuleSets stored, TargetLeases leases, Clock clock) {
        this.connections = connections;
        this.packages = packages;
        this.ruleSets = new KnownRuleSets(stored);
        this.leases = leases;
        this.clock = clock;
    }

    Admission admit(String run, PromotionRequest request) {
        var target = connections.environment(request.target());
        var windows = request.windows(target);
        new Windows(windows).refuseClosed(target.name(), clock.instant());
        var source = request.source().map(connections::environment);
        source.ifPresent(from -> comparable(from, target));
        request.packageId().map(packages::read).ifPresent(manifest -> sameEngine(manifest.origin().engine(),
                "package '" + manifest.id() + "'", target));
        var rules = rules(request);
        source.ifPresent(this::refuseUnreachable);
        Profiles.named(target.profile());
        var lease = leases.acquire(target, run);
        return new Admission(run, target.name(), target.place(), lease.token(), request.source(), request.packageId().orElse(run),
                run + "-backup", rules, Optional.empty(), request.title().orElse(""), request.allowDestructive(), request.rollsBack(),
                request.strategy().orElse(Strategy.AUTO), request.dryRun(), request.toBeApproved() || target.guards().approval(), request.values(),
                request.secondsOfPatience(), windows, request.skipUnchanged());
    }

    /** A source is exported under a rule set; a package brings its own rules unless the request names others. */
    private Optional<String> rules(PromotionRequest request) {
        var named = request.rules().map(ruleSets::read);
        return request.source().isPresent()
                ? Optional.of(named.orElseGet(BuiltInRuleSets::whenNoneIsNamed).label())
                : named.map(set -> set.label());
    }

    private static void comparable(Environment source, Environment target) {
        sameEngine(source.engine(), "environment '" + source.name() + "'", target);
        if (source.place().equals(target.place())) {
            throw new Rejected(ErrorCode.REQUEST_INVALID, "Environments '" + source.name() + "' and '" + target.name()
                    + "' are the same schema of the same database");
        }
    }

    private static void sameEngine(Engine engine, String whose, Environment target) {
        if (engine != target.engine()) {
            throw new Rejected(ErrorCode.ENGINE_MISMATCH, "The source, " + whose + ", is " + engine.word() + " and environment '"
                    + target.name() + "' runs on " + target.engine().word() + ": a package goes only between environments of one engine");
        }
    }

    private void refuseUnreachable(Environment source) {
        Profiles.named(source.profile());
        leases.lastToken(source);
    }
}
