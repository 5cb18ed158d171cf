package stepferry.variables.stores;

import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.variables.RequiredVariable;
import stepferry.model.variables.VariableKind;
import stepferry.variables.GivenValues;

/** Settles what is a secret: whatever the giver, the source or the target takes for one. */
public final class Guarding {
    private Guarding() {}

    /** The values as they are to be written. */
    public static GivenValues of(GivenValues given, Collection<RequiredVariable> needed, Collection<PresentVariable> present) {
        return given.withSecrets(Stream.concat(
                        needed.stream().filter(each -> each.kind() == VariableKind.SECRET).map(RequiredVariable::name),
                        present.stream().filter(each -> each.kind() == VariableKind.SECRET).map(PresentVariable::name))
                .collect(Collectors.toSet()));
    }
}
