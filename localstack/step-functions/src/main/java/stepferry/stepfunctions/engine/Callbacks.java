package stepferry.stepfunctions.engine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import stepferry.stepfunctions.journal.Memory;

/** The callbacks that one execution waits for, by token; a token tells its execution and its memo's key. */
final class Callbacks {
    private final Map<String, Callback> byToken = new ConcurrentHashMap<>();
    private final String executionArn;

    Callbacks(String executionArn, Memory memory) {
        this.executionArn = executionArn;
        // Somebody may answer after a restart before the state that waits has been reached again.
        memory.memosNamed("token.").forEach(token -> byToken.put(token.asText(), new Callback()));
    }

    String newToken(String answerKey) {
        String text = executionArn + "\n" + answerKey + "\n" + UUID.randomUUID();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    Callback open(String token) {
        return byToken.computeIfAbsent(token, t -> new Callback());
    }

    Optional<Callback> find(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    void close(String token) {
        byToken.remove(token);
    }

    /** What a token says: the execution's ARN and the key under which the answer is remembered. */
    record Address(String executionArn, String answerKey) {
        static Optional<Address> of(String token) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\n", -1);
                return parts.length == 3 ? Optional.of(new Address(parts[0], parts[1])) : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
