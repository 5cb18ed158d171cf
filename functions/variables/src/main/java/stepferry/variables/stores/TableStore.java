package stepferry.variables.stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepferry.model.Environment;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.rules.VariableStore;
import stepferry.model.structure.Column;
import stepferry.model.structure.Table;
import stepferry.model.variables.VariableKind;
import stepferry.tables.VariableRows;
import stepferry.variables.GivenValues;

/** Variables in a table of the application. */
public final class TableStore implements Store {
    private static final Pattern TEXT = Pattern.compile(
            "(?i)(text|tinytext|mediumtext|longtext|citext|character|character varying|char|varchar|enum)\\b.*");
    private static final Pattern TIME = Pattern.compile("(?i)(timestamp|datetime|date)\\b.*");
    private static final Set<String> MADE = Set.of("createdat", "created_at");
    private static final Set<String> CHANGED = Set.of("updatedat", "updated_at");
    /** So many encrypted values are tried with a key; one is enough to prove it. */
    private static final int TRIED = 20;

    private final Environment environment;
    private final VariableStore store;
    private final Table table;
    private final Optional<VariableRows> rows;
    private final KeySource key;
    private final boolean encrypting;

    /**
     * A table.
     *
     * @param table as it is, or will be when the values are written
     * @param rows absent while the table is not there yet
     * @param encrypting whether the application stores secrets encrypted
     */
    TableStore(Environment environment, VariableStore store, Table table, Optional<VariableRows> rows, KeySource key, boolean encrypting) {
        this.environment = environment;
        this.store = store;
        this.table = table;
        this.rows = rows;
        this.key = key;
        this.encrypting = encrypting;
    }

    @Override
    public String words() {
        return "table " + store.table() + (encrypting && key.named() ? ", secrets encrypted" : "");
    }

    @Override
    public List<PresentVariable> present() {
        refuseColumns(List.of());
        return rows.map(known -> known.all(store)).orElse(List.of()).stream()
                .map(row -> new PresentVariable(row.name(), row.type().filter(store.secretType()::equals).isPresent() ? VariableKind.SECRET
                        : VariableKind.PLAIN, row.empty()))
                .toList();
    }

    @Override
    public void refuse(GivenValues values) {
        ready(values);
    }

    @Override
    public void write(GivenValues values) {
        var stored = ready(values);
        var there = rows.orElseThrow(() -> invalid("table '" + store.table() + "' is not there"));
        var stamps = new VariableRows.Stamps(stamped(MADE, true), stamped(CHANGED, false));
        values.byName().forEach((name, given) -> {
            boolean secret = given.kind() == VariableKind.SECRET;
            there.put(store, name, secret ? store.secretType() : store.plainType(), secret ? stored.apply(given.value()) : given.value(), stamps);
        });
    }

    /** How a secret is stored, once nothing speaks against writing. */
    private UnaryOperator<String> ready(GivenValues values) {
        refuseColumns(table.columns().stream().filter(column -> needed(column) && !stamp(column)).map(Column::name).toList());
        refuseTooLong(values);
        if (!encrypting || !values.hasSecret()) {
            return UnaryOperator.identity();
        }
        return key.proven(rows.map(known -> known.some(store, store.secretType(), TRIED)).orElse(List.of()))::encrypt;
    }

    private void refuseColumns(List<String> unknown) {
        var ours = Stream.of(Stream.of(store.name(), store.value()), store.type().stream()).flatMap(each -> each).toList();
        var flaws = new ArrayList<String>();
        ours.stream().filter(name -> table.column(name).isEmpty()).forEach(name -> flaws.add("it has no column '" + name + "'"));
        ours.stream().flatMap(name -> table.column(name).stream()).filter(column -> !TEXT.matcher(column.type()).matches())
                .forEach(column -> flaws.add("column '" + column.name() + "' is of type " + column.type() + " and not a text"));
        unknown.forEach(name -> flaws.add("column '" + name + "' must have a value, and nothing says which"));
        if (!flaws.isEmpty()) {
            throw invalid("table '" + store.table() + "' cannot keep variables: " + String.join("; ", flaws));
        }
    }

    private void refuseTooLong(GivenValues values) {
        var longest = table.column(store.value()).map(Column::type).map(TableStore::length).orElse(Integer.MAX_VALUE);
        var tooLong = values.byName().entrySet().stream().filter(each -> stored(each.getValue().kind(), each.getValue().value()) > longest)
                .map(each -> each.getKey() + " (" + stored(each.getValue().kind(), each.getValue().value()) + " characters)").toList();
        if (!tooLong.isEmpty()) {
            throw new Rejected(ErrorCode.VARIABLE_INVALID, "Column '" + store.value() + "' of table '" + store.table() + "' holds " + longest
                    + " characters, and these values take more: " + String.join(", ", tooLong) + ". Nothing was written");
        }
    }

    /** How many characters a value takes in its column. */
    private int stored(VariableKind kind, String value) {
        return encrypting && kind == VariableKind.SECRET ? ApplicationKey.stored(value) : value.codePointCount(0, value.length());
    }

    private static int length(String type) {
        var digits = Pattern.compile("\\((\\d+)\\)").matcher(type);
        return !type.toLowerCase(Locale.ROOT).startsWith("enum") && digits.find() ? Integer.parseInt(digits.group(1)) : Integer.MAX_VALUE;
    }

    private Set<String> stamped(Set<String> called, boolean needed) {
        Predicate<Column> wanted = column -> called.contains(column.name().toLowerCase(Locale.ROOT))
                || (needed && needed(column) && !CHANGED.contains(column.name().toLowerCase(Locale.ROOT)));
        return table.columns().stream().filter(this::stamp).filter(wanted).map(Column::name).collect(Collectors.toSet());
    }

    private boolean stamp(Column column) {
        return !ours(column) && TIME.matcher(column.type()).matches();
    }

    private boolean needed(Column column) {
        return !ours(column) && !column.nullable() && column.defaultValue().isEmpty() && !column.counted() && column.generated().isEmpty();
    }

    private boolean ours(Column column) {
        return column.name().equals(store.name()) || column.name().equals(store.value()) || store.type().filter(column.name()::equals).isPresent();
    }

    private Rejected invalid(String why) {
        return new Rejected(ErrorCode.VARIABLE_STORE_INVALID, "Environment '" + environment.name() + "': " + why
                + ". 'stepferry env add … --variables' says where variables are");
    }
}
