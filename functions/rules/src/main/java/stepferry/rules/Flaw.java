package stepferry.rules;

import com.fasterxml.jackson.core.JsonLocation;
import java.util.Comparator;
import java.util.List;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** One thing that is wrong with a rule set's text, and where (counted from 1). */
record Flaw(int line, int column, String sentence) {
    static Flaw at(JsonLocation place, String sentence) {
        return new Flaw(place.getLineNr(), place.getColumnNr(), sentence);
    }

    /** All flaws as one error, in the order of the text. */
    static Rejected rejected(String fileName, List<Flaw> flaws) {
        var text = new StringBuilder(fileName + " is not a rule set that can be used:");
        flaws.stream().sorted(Comparator.comparingInt(Flaw::line).thenComparingInt(Flaw::column)).distinct()
                .forEach(flaw -> text.append("\n  line ").append(flaw.line).append(", column ").append(flaw.column)
                        .append(": ").append(flaw.sentence));
        return new Rejected(ErrorCode.RULE_SET_INVALID, text.toString()).at("file", fileName);
    }
}
