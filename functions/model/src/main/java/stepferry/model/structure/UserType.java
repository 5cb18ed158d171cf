package stepferry.model.structure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** A type made in the schema. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EnumType.class, name = "enum"),
    @JsonSubTypes.Type(value = DomainType.class, name = "domain"),
    @JsonSubTypes.Type(value = CompositeType.class, name = "composite"),
    @JsonSubTypes.Type(value = RangeType.class, name = "range")
})
public sealed interface UserType permits EnumType, DomainType, CompositeType, RangeType {
    String name();

    Optional<String> comment();

    /** The types and tables of this schema that it is made of. */
    List<String> uses();
}
