package stepferry.tables.postgres.structure;

import static stepferry.tables.Identifiers.quote;

import stepferry.model.structure.DomainCheck;
import stepferry.model.structure.DomainType;
import stepferry.model.structure.StructureChange.Kind;
import stepferry.tables.postgres.structure.Changes.Subject;
import stepferry.tables.structure.Matching;

/** Alters a domain whose base type stays. */
record DomainChanges(DomainType mine, DomainType wanted, Changes changes) {
    void write() {
        if (!Canonical.of(mine.defaultValue()).equals(Canonical.of(wanted.defaultValue()))) {
            alter(Step.ALTER_TYPE, wanted.defaultValue().map(each -> "SET DEFAULT " + each).orElse("DROP DEFAULT"),
                    "its default");
        }
        if (mine.nullable() && !wanted.nullable()) {
            alter(Step.ADD_CHECK, "SET NOT NULL", "it refuses NULL now, which must be in no row");
        } else if (wanted.nullable() && !mine.nullable()) {
            alter(Step.ALTER_TYPE, "DROP NOT NULL", "it takes NULL now");
        }
        var checks = Matching.of(mine.checks(), wanted.checks(), DomainCheck::name, check -> Canonical.of(check.definition()));
        checks.onlyCurrent().forEach(check -> alter(Step.ALTER_TYPE, "DROP CONSTRAINT " + quote(check.name()),
                "its checks differ"));
        checks.onlyDesired().forEach(check -> alter(
                Step.ADD_CHECK, "ADD CONSTRAINT " + quote(check.name()) + " " + check.definition(), "its checks differ"));
    }

    private void alter(Step step, String what, String reason) {
        changes.add(step, Kind.ALTER_TYPE, Subject.of("domain", mine.name()),
                "ALTER DOMAIN " + quote(mine.name()) + " " + what, reason);
    }
}
