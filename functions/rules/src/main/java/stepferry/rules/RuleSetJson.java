package stepferry.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import stepferry.model.Defect;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** The stored form of a rule set: JSON with a fixed order of properties, and a digest that says whether two say the same. */
public final class RuleSetJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private RuleSetJson() {}

    public static String write(RuleSet ruleSet) {
        try {
            return JSON.writeValueAsString(ruleSet);
        } catch (JsonProcessingException e) {
            throw new Defect(ErrorCode.INTERNAL, "Rule set " + ruleSet.label() + " cannot be written as JSON", e);
        }
    }

    /** @throws Rejected with RULE_SET_INVALID if the text is not what {@link #write} wrote */
    public static RuleSet read(String text) {
        try {
            return JSON.readValue(text, RuleSet.class);
        } catch (JsonProcessingException e) {
            throw new Rejected(ErrorCode.RULE_SET_INVALID, "The stored rule set is damaged; apply its file again", e);
        }
    }

    /** SHA-256 in hex over name, description and rules, not the version: storing the same again needs no new version. */
    public static String digest(RuleSet ruleSet) {
        try {
            var bytes = write(ruleSet.withVersion(0)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new Defect(ErrorCode.INTERNAL, "This Java has no SHA-256", e);
        }
    }

    static RuleSet of(JsonNode checked) {
        return JSON.convertValue(checked, RuleSet.class);
    }
}
