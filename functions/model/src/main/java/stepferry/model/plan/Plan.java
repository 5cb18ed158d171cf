package stepferry.model.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import stepferry.model.Json;
import stepferry.model.Sha256;
import stepferry.model.check.Finding;
import stepferry.model.structure.StructureChange;

/**
 * What a run would do to its target.
 *
 * @param run the run that made it
 * @param target the environment
 * @param packageId the package that would land
 * @param packageDigest the identity of its content
 * @param rules the rule set, as name or name@version
 * @param structure the statements that bring the target's structure in line, in their order
 * @param tables every table of the package
 * @param findings what a person may want to decide about
 * @param violations what stops the run, in sentences: limits, assertions, findings that nobody took on
 * @param notes what concerns the whole run, in sentences
 * @param digest SHA-256 over what would happen and what it depends on, and not over the run's id: equal digests mean the same plan
 */
public record Plan(
        String run,
        String target,
        @JsonProperty("package") String packageId,
        String packageDigest,
        Optional<String> rules,
        Expectation expectation,
        List<StructureChange> structure,
        List<PlannedTable> tables,
        List<Finding> findings,
        List<String> violations,
        List<String> notes,
        String digest) {
    public Plan {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(packageId, "package");
        Objects.requireNonNull(packageDigest, "packageDigest");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(expectation, "expectation");
        structure = List.copyOf(structure);
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
        violations = List.copyOf(violations);
        notes = List.copyOf(notes);
        Objects.requireNonNull(digest, "digest");
    }

    /** The same plan carrying its digest. */
    public Plan sealed() {
        var open = new Plan("", target, packageId, packageDigest, rules, expectation, structure, tables, findings, violations, notes, "");
        return new Plan(run, target, packageId, packageDigest, rules, expectation, structure, tables, findings, violations, notes,
                Sha256.of(Json.bytes(open)));
    }

    /** The same plan with what is held against it. */
    public Plan judged(List<Finding> found, List<String> against, List<String> noted) {
        return new Plan(run, target, packageId, packageDigest, rules, expectation, structure, tables, found, against, noted, "");
    }

    /** Whether nobody edited it since it was sealed. */
    @JsonIgnore
    public boolean intact() {
        return sealed().digest().equals(digest);
    }

    /** The rows of all tables together. */
    public RowCounts rows() {
        return tables.stream().map(PlannedTable::rows).reduce(RowCounts.NONE, RowCounts::plus);
    }

    /** Whether all numbers are what the run will report. */
    public boolean exact() {
        return tables.stream().allMatch(PlannedTable::exact);
    }

    /** Whether it is certain that nothing would change: no statement, no row. */
    public boolean idle() {
        return structure.isEmpty() && exact() && rows().written() == 0;
    }

    public Optional<PlannedTable> table(String name) {
        return tables.stream().filter(each -> each.table().equals(name)).findFirst();
    }
}
