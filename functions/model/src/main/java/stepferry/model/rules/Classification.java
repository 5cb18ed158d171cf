package stepferry.model.rules;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a profile found in one database.
 *
 * @param profile            the name of the profile
 * @param applicationVersion the version that the application stored; empty if it stored none
 * @param tables             every table of the structure, once
 * @param counters           the application's own counters that are present
 * @param naturalKeys        documented natural keys of the tables that are present
 * @param references        what points at what, as far as the application says so and the database need not know
 * @param variables          where the environment variables live; empty if the application has none
 * @param plugins            the application's enabled plugins
 * @param settings           how the application was set up, as far as its database shows it: what must not differ between environments
 * @param warnings           what the profile saw and does not move, as sentences
 */
public record Classification(
        String profile,
        Optional<String> applicationVersion,
        List<TableClass> tables,
        List<Counter> counters,
        List<NaturalKey> naturalKeys,
        List<RowReference> references,
        Optional<VariableStore> variables,
        List<String> plugins,
        Map<String, String> settings,
        List<String> warnings) {
    public Classification {
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(applicationVersion, "applicationVersion");
        tables = List.copyOf(tables);
        counters = List.copyOf(counters);
        naturalKeys = List.copyOf(naturalKeys);
        references = List.copyOf(references);
        Objects.requireNonNull(variables, "variables");
        plugins = List.copyOf(plugins);
        settings = Map.copyOf(settings);
        warnings = List.copyOf(warnings);
    }

    /**
     * The same of an application that keeps its variables in this table: whatever the profile took it for, its rows are the environment's
     * own and stay where they are unless a rule names it.
     */
    public Classification keepingVariablesIn(VariableStore store) {
        var placed = tables.stream().map(each -> each.table().equals(store.table()) ? TableClass.ofVariables(each.table()) : each).toList();
        return new Classification(profile, applicationVersion, placed, counters, naturalKeys, references, Optional.of(store), plugins, settings,
                warnings);
    }

    /** What is known about a table; empty if the classified structure has no such table. */
    public Optional<TableClass> of(String table) {
        return tables.stream().filter(each -> each.table().equals(table)).findFirst();
    }
}
