package stepferry.stepfunctions.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import stepferry.stepfunctions.definition.Definition;
import stepferry.stepfunctions.journal.Catalogue;
import stepferry.stepfunctions.language.Expressions;
import stepferry.stepfunctions.language.Json;

/** The state machines; a definition is checked before it is taken in. */
public final class Machines {
    private final Map<String, Machine> byArn = new TreeMap<>();
    private final Catalogue catalogue;
    private final Arns arns;
    private final Expressions expressions;

    Machines(Catalogue catalogue, Arns arns, Expressions expressions) {
        this.catalogue = catalogue;
        this.arns = arns;
        this.expressions = expressions;
        catalogue.changes().forEach(this::replay);
    }

    /** Creates the machine; asking for the same one again gives the one there is. */
    public synchronized Machine create(String name, String definition, String roleArn) {
        Names.check(name);
        Definition.read(definition, expressions);
        Machine wanted = new Machine(arns.machine(name), name, definition, roleArn, now(), now());
        Optional<Machine> there = Optional.ofNullable(byArn.get(wanted.arn()));
        there.filter(m -> !m.definition().equals(definition) || !m.roleArn().equals(roleArn)).ifPresent(m -> {
            throw new ServiceError("StateMachineAlreadyExists", "State Machine Already Exists: '" + m.arn() + "'");
        });
        return there.orElseGet(() -> keep(wanted));
    }

    public synchronized Machine update(String arn, Optional<String> definition, Optional<String> roleArn) {
        Machine old = get(arn);
        definition.ifPresent(text -> Definition.read(text, expressions));
        return keep(new Machine(arn, old.name(), definition.orElse(old.definition()), roleArn.orElse(old.roleArn()),
                old.created(), now()));
    }

    public synchronized void delete(String arn) {
        if (byArn.remove(arn) != null) {
            catalogue.append(Json.object().put("deleted", arn));
        }
    }

    public synchronized Machine get(String arn) {
        return Optional.ofNullable(byArn.get(arn)).orElseThrow(() ->
                new ServiceError("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'"));
    }

    public synchronized List<Machine> all() {
        return List.copyOf(byArn.values());
    }

    private Machine keep(Machine machine) {
        catalogue.append(machine.toJson());
        byArn.put(machine.arn(), machine);
        return machine;
    }

    private void replay(JsonNode change) {
        if (change.has("deleted")) {
            byArn.remove(change.path("deleted").asText());
        } else {
            byArn.put(change.path("arn").asText(), Machine.of(change));
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
