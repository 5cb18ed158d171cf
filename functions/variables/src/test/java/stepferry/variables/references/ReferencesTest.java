package stepferry.variables.references;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import stepferry.model.variables.RequiredVariable;
import stepferry.model.variables.VariableKind;
import stepferry.model.variables.VariableUse;
import stepferry.profiles.ReferenceSyntax;
import stepferry.tables.RowSelection;
import stepferry.variables.stores.PresentVariable;

class ReferencesTest {
    private final References references = new References(ReferenceSyntax.DOUBLE_BRACES);

    @Test
    void saysWhereAndHowOften() {
        var steps = rows("steps", List.of("b", "text", "a"), "a", "b");
        steps.accept(bytes("1\t{{$env.URL}}{{$env.URL}} {{$env.HOST:local}}\tx\\ty\n"));
        steps.accept(bytes("2\tnothing\tx\n"));
        rows("notes", List.of("text")).accept(bytes("{{$env.HOST:other}}\n"));
        assertThat(references.required(List.of())).containsExactly(
                new RequiredVariable("HOST", VariableKind.PLAIN, true, List.of(new VariableUse("notes", ""), new VariableUse("steps", "a=x\ty, b=1")), 2),
                new RequiredVariable("URL", VariableKind.PLAIN, false, List.of(new VariableUse("steps", "a=x\ty, b=1")), 1));
    }

    @Test
    void whatTheSourceKeepsIsNeededAndADefaultIsNoValue() {
        var rows = rows("t", List.of("text"));
        rows.accept(bytes("{{$env.A:1}} {{$env.B:1}} {{$env.C:1}}{{$env.C}} {{$env.D:1}}\n"));
        var required = references.required(List.of(new PresentVariable("A", VariableKind.SECRET, false),
                new PresentVariable("B", VariableKind.PLAIN, true), new PresentVariable("E", VariableKind.SECRET, false)));
        assertThat(required).extracting(RequiredVariable::name).containsExactly("A", "B", "C", "D", "E");
        assertThat(required).extracting(RequiredVariable::defaulted).containsExactly(false, true, false, true, false);
        assertThat(required).extracting(RequiredVariable::kind).containsExactly(VariableKind.SECRET, VariableKind.PLAIN, VariableKind.PLAIN,
                VariableKind.PLAIN, VariableKind.SECRET);
        assertThat(required).extracting(RequiredVariable::toString).startsWith("A (secret, used in t)").endsWith("E (secret, kept by the source)");
    }

    @Test
    void fewUsesAreNamedTheSameHoweverManyThreadsRead() {
        var rows = rows("t", List.of("id", "text"), "id");
        try (var threads = Executors.newFixedThreadPool(4)) {
            CompletableFuture.allOf(IntStream.range(0, 4).mapToObj(thread -> CompletableFuture.runAsync(() -> {
                for (int i = thread; i < 10_000; i += 4) {
                    rows.accept(bytes("%05d\t{{$env.A}}\n".formatted(i)));
                }
            }, threads)).toArray(CompletableFuture[]::new)).join();
        }
        var only = references.required(List.of()).getFirst();
        assertThat(only.rows()).isEqualTo(10_000);
        assertThat(only.uses()).extracting(VariableUse::key).containsExactly("id=00000", "id=00001", "id=00002", "id=00003", "id=00004");
        assertThat(only.toString()).endsWith("t (id=00004) and 9995 more rows)");
    }

    @Test
    void aLongKeyIsCut() {
        rows("t", List.of("id", "text"), "id").accept(bytes("é".repeat(5_000) + "\t{{$env.A}}\n"));
        assertThat(references.required(List.of()).getFirst().uses().getFirst().key()).hasSizeLessThan(130).endsWith("…");
    }

    private static byte[] bytes(String row) {
        return row.getBytes(StandardCharsets.UTF_8);
    }

    private Consumer<byte[]> rows(String table, List<String> columns, String... key) {
        return references.in(RowSelection.all(table, columns), List.of(key));
    }
}
