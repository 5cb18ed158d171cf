package stepferry.stepfunctions.language;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The six functions that Step Functions adds to JSONata. */
final class AwsFunctions {
    private static final int LONGEST_RANGE = 1000;
    private static final Set<String> HASHES = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private AwsFunctions() {
    }

    static void register(Jsonata expression) {
        expression.registerFunction("partition", function(AwsFunctions::partition));
        expression.registerFunction("range", function(AwsFunctions::range));
        expression.registerFunction("hash", function(AwsFunctions::hash));
        expression.registerFunction("uuid", function(args -> UUID.randomUUID().toString()));
        expression.registerFunction("random", function(AwsFunctions::random));
        expression.registerFunction("parse", function(AwsFunctions::parse));
    }

    private static Jsonata.JFunction function(java.util.function.Function<List<?>, Object> body) {
        return new Jsonata.JFunction((input, args) -> body.apply(args == null ? List.of() : args), null);
    }

    private static Object partition(List<?> args) {
        List<?> items = argument(args, 0, List.class, "$partition", "an array");
        int size = argument(args, 1, Number.class, "$partition", "a chunk size").intValue();
        if (size < 1) {
            throw new IllegalArgumentException("$partition: the chunk size must be at least 1, not " + size);
        }
        List<Object> chunks = new ArrayList<>();
        for (int i = 0; i < items.size(); i += size) {
            chunks.add(new ArrayList<>(items.subList(i, Math.min(items.size(), i + size))));
        }
        return chunks;
    }

    private static Object range(List<?> args) {
        double first = argument(args, 0, Number.class, "$range", "a number").doubleValue();
        double last = argument(args, 1, Number.class, "$range", "a number").doubleValue();
        double step = argument(args, 2, Number.class, "$range", "a number").doubleValue();
        double length = Math.floor((last - first) / step) + 1;
        if (step == 0 || length > LONGEST_RANGE) {
            throw new IllegalArgumentException("$range: the step must not be 0 and the range not longer than " + LONGEST_RANGE);
        }
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            numbers.add(first + i * step);
        }
        return numbers;
    }

    private static Object hash(List<?> args) {
        Object value = argument(args, 0, Object.class, "$hash", "a value");
        String algorithm = argument(args, 1, String.class, "$hash", "an algorithm");
        if (!HASHES.contains(algorithm)) {
            throw new IllegalArgumentException("$hash: unknown algorithm " + algorithm + "; use one of " + HASHES);
        }
        String text = value instanceof String s ? s : Json.text(Values.toJson(value));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object random(List<?> args) {
        return !args.isEmpty() && args.getFirst() instanceof Number seed
                ? new Random(seed.longValue()).nextDouble()
                : ThreadLocalRandom.current().nextDouble();
    }

    private static Object parse(List<?> args) {
        try {
            return Values.fromJson(Json.parse(argument(args, 0, String.class, "$parse", "a JSON text")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("$parse: " + e.getOriginalMessage(), e);
        }
    }

    private static <T> T argument(List<?> args, int index, Class<T> type, String function, String wanted) {
        if (index < args.size() && type.isInstance(args.get(index))) {
            return type.cast(args.get(index));
        }
        throw new IllegalArgumentException(function + ": argument " + (index + 1) + " must be " + wanted);
    }
}
