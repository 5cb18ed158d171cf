package stepferry.tables.mysql.structure;

import static stepferry.tables.mysql.Backticks.literal;
import static stepferry.tables.mysql.Backticks.quote;

import stepferry.model.structure.Constraint;
import stepferry.model.structure.ConstraintKind;

/** A constraint as it stands in CREATE TABLE and ALTER TABLE. */
final class ConstraintSql {
    private ConstraintSql() {}

    static String definition(Constraint constraint) {
        return constraint.kind() == ConstraintKind.PRIMARY_KEY
                ? constraint.definition() + constraint.comment().map(text -> " COMMENT " + literal(text)).orElse("")
                : "CONSTRAINT " + quote(constraint.name()) + " " + constraint.definition();
    }
}
