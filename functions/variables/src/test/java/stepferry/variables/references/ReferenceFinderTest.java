package stepferry.variables.references;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepferry.profiles.ReferenceSyntax;

class ReferenceFinderTest {
    private final ReferenceFinder finder = new ReferenceFinder(ReferenceSyntax.DOUBLE_BRACES);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{{ $env.NAME }} | NAME",
        "{{$env.NAME}} | NAME",
        "a {{ $env.A }} b {{$env.B_2}}{{$env.c}} | A B_2 c",
        "{{ $env.NAME:default }} | NAME?",
        "{{$env.NAME : 'x y' }} | NAME?",
        "{{$env.NAME:}} | NAME",
        "{{$env.NAME: }} | NAME",
        "{{ concat($env.A, '/', $env.B:b) }} | A B?",
        "{{ ctx.$env.A }} | A",
        "{\"to\": \"{{$env.A}}\", \"or\": \"{{ $env.B:\\\"x\\\" }}\"} | A B?",
        "1\t{{ $env.A }}\t{{ $env.A:1 }} | A A?",
        "{{$env.A}} und {{Ünïcode $env.B}} 🙂 {{$env.C}} | A B C",
        "$env.NAME | ``",
        "{{ x }} $env.NAME | ``",
        "{{ x\t$env.NAME }} | ``",
        "{{ $env. }} {{ $env.1A }} {{ $env._A }} {{ $envNAME }} {{ env.NAME }} {{ $$env }} | ``",
        "{{$env.A-B}} | A",
        "$env.$env.{{$env.$env.A}} | A",
        "{{$env.A | A",
        "{{ $env.A} | A",
        "$e$en$env{{$$env.A | A",
    })
    void finds(String row, String expected) {
        assertThat(words(row)).isEqualTo(expected);
    }

    @Test
    void findsWhereverItStands() {
        for (int before = 0; before < 40; before++) {
            for (int behind = 0; behind < 10; behind++) {
                assertThat(words("v".repeat(before) + "{{$env.X}}" + "$".repeat(behind))).isEqualTo("X");
            }
        }
        assertThat(words("")).isEmpty();
        assertThat(words("{{$env")).isEmpty();
        assertThat(words("{{$env.")).isEmpty();
    }

    @Test
    void anExpressionDoesNotReachBackForever() {
        assertThat(words("{{" + " ".repeat(4_000) + "$env.A")).isEqualTo("A");
        assertThat(words("{{" + " ".repeat(5_000) + "$env.A")).isEmpty();
        assertThat(words("{{$env." + "A".repeat(300) + "}}")).isEmpty();
    }

    private String words(String row) {
        List<Reference> found = finder.in((row + "\n").getBytes(StandardCharsets.UTF_8));
        return found.stream().map(reference -> reference.name() + (reference.defaulted() ? "?" : "")).collect(Collectors.joining(" "));
    }
}
