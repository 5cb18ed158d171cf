package stepferry.servers.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The filters of a listing, of which only those by name are known: beginnings of names, in small or capital letters. */
final class Filter {
    private Filter() {}

    static Predicate<Secret> all(JsonNode request) {
        return StreamSupport.stream(request.path("Filters").spliterator(), false).map(Filter::one).reduce(_ -> true, Predicate::and);
    }

    private static Predicate<Secret> one(JsonNode filter) {
        if (!"name".equals(filter.path("Key").asText())) {
            throw SecretsFault.invalid("The local Secrets Manager filters by name only: filter what it returns");
        }
        return secret -> StreamSupport.stream(filter.path("Values").spliterator(), false).map(JsonNode::asText)
                .anyMatch(begin -> small(secret.name()).startsWith(small(begin)));
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
