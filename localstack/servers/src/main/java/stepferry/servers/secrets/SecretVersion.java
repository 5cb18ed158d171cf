package stepferry.servers.secrets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * One value of a secret. Its text never shows in {@link #toString}.
 *
 * @param id      the client's request token
 * @param text    the value as text, or empty
 * @param binary  the value in base64, or empty
 * @param created seconds since 1970
 * @param stages  AWSCURRENT, AWSPREVIOUS or none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SecretVersion(String id, Optional<String> text, Optional<String> binary, double created, List<String> stages) {
    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";

    SecretVersion {
        stages = List.copyOf(stages);
    }

    boolean sameValue(SecretVersion other) {
        return text.equals(other.text) && binary.equals(other.binary);
    }

    SecretVersion staged(List<String> newStages) {
        return new SecretVersion(id, text, binary, created, newStages);
    }

    @Override
    public String toString() {
        return "SecretVersion[" + id + " " + stages + "]";
    }
}
