package stepferry.servers.secrets;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import stepferry.servers.OwnersFile;

/** The Parameter Store's operations as AWS documents them, as far as they are needed; a {@link SecretsFault} is the refusal. */
final class ParameterOperations {
    private static final Set<String> TYPES = Set.of("String", "SecureString");
    private static final int MOST_BYTES = 8_192;
    private static final int MOST_OF_A_PAGE = 10;

    private final OwnersFile file;
    private final TreeMap<String, Parameter> parameters = new TreeMap<>();

    ParameterOperations(Path folder) {
        this.file = new OwnersFile(folder.resolve("parameters.json"), "parameters");
        file.read(new TypeReference<List<Parameter>>() {}).orElse(List.of()).forEach(parameter -> parameters.put(parameter.name(), parameter));
    }

    synchronized ObjectNode perform(String operation, JsonNode request) {
        return switch (operation) {
            case "PutParameter" -> put(request);
            case "GetParameter" -> get(request);
            case "GetParametersByPath" -> list(request);
            case "DeleteParameter" -> delete(request);
            default -> throw SecretsFault.unsupported(operation);
        };
    }

    private ObjectNode put(JsonNode request) {
        var name = request.path("Name").asText();
        var value = request.path("Value").asText();
        var old = parameters.get(name);
        var type = request.path("Type").asText(old == null ? "" : old.type());
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (!name.matches("(/[A-Za-z0-9_.-]+){1,15}") || !TYPES.contains(type) || bytes == 0 || bytes > MOST_BYTES) {
            throw new SecretsFault("ValidationException", "A parameter has a name such as /a/b, a type String or SecureString, and 1 to 8192 bytes.");
        }
        if (old != null && !request.path("Overwrite").asBoolean(false)) {
            throw new SecretsFault("ParameterAlreadyExists", "The parameter already exists. "
                    + "To overwrite this value, set the overwrite option to true.");
        }
        if (old != null && !old.type().equals(type)) {
            throw new SecretsFault("HierarchyTypeMismatchException", "The type of a parameter cannot be changed.");
        }
        var fresh = new Parameter(name, type, value, old == null ? 1 : old.version() + 1);
        parameters.put(name, fresh);
        save();
        return JsonNodeFactory.instance.objectNode().put("Version", fresh.version()).put("Tier", "Standard");
    }

    private ObjectNode get(JsonNode request) {
        var response = JsonNodeFactory.instance.objectNode();
        response.set("Parameter", told(existing(request), request));
        return response;
    }

    private ObjectNode list(JsonNode request) {
        var path = request.path("Path").asText().replaceFirst("/$", "") + "/";
        var after = request.path("NextToken").asText("");
        var rest = parameters.tailMap(after, false).values().stream().filter(parameter -> parameter.name().startsWith(path))
                .filter(parameter -> request.path("Recursive").asBoolean(false) || parameter.name().indexOf('/', path.length()) < 0).toList();
        var page = rest.subList(0, Math.min(rest.size(), request.path("MaxResults").asInt(MOST_OF_A_PAGE)));
        var response = JsonNodeFactory.instance.objectNode();
        ArrayNode listed = response.putArray("Parameters");
        page.forEach(parameter -> listed.add(told(parameter, request)));
        if (page.size() < rest.size()) {
            response.put("NextToken", page.getLast().name());
        }
        return response;
    }

    private ObjectNode delete(JsonNode request) {
        parameters.remove(existing(request).name());
        save();
        return JsonNodeFactory.instance.objectNode();
    }

    private Parameter existing(JsonNode request) {
        var found = parameters.get(request.path("Name").asText());
        if (found == null) {
            throw new SecretsFault("ParameterNotFound", "There is no such parameter.");
        }
        return found;
    }

    /** Undecrypted, a secure one tells nothing. */
    private static ObjectNode told(Parameter parameter, JsonNode request) {
        boolean open = !parameter.type().equals("SecureString") || request.path("WithDecryption").asBoolean(false);
        return JsonNodeFactory.instance.objectNode().put("Name", parameter.name()).put("Type", parameter.type())
                .put("Value", open ? parameter.value() : "encrypted").put("Version", parameter.version());
    }

    private void save() {
        file.write(List.copyOf(parameters.values()));
    }
}
