package stepferry.variables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;
import stepferry.model.variables.VariableKind;

class BulkTextTest {
    @Test
    void readsWhatPeopleWrite() {
        var values = values("""
                # mail
                SMTP_HOST = smtp.example

                export SMTP_PORT=2525
                URL=https://h.example/?a=b&c=d#part
                PLAIN='as it \\n "stands" '   # said so
                FANCY="two\\nlines, a \\"quote\\", a tab\\t and a \\\\ and \\q"
                  SPACED =  a b  c\s\s
                """);
        assertThat(values).containsExactlyInAnyOrderEntriesOf(Map.of(
                "SMTP_HOST", "smtp.example", "SMTP_PORT", "2525", "URL", "https://h.example/?a=b&c=d#part", "PLAIN", "as it \\n \"stands\" ",
                "FANCY", "two\nlines, a \"quote\", a tab\t and a \\ and \\q", "SPACED", "a b  c"));
    }

    @Test
    void quotedValuesGoOverLines() {
        assertThat(values("KEY=\"-----BEGIN  \n # no comment\nx='\n-----END\"\r\nNEXT='a\n\n'\n")).containsExactlyInAnyOrderEntriesOf(Map.of(
                "KEY", "-----BEGIN  \n # no comment\nx='\n-----END", "NEXT", "a\n\n"));
    }

    @Test
    void aMarkOfTheEncodingAndAMissingLastLineEndDoNoHarm() {
        assertThat(values("\uFEFFA=1\r\nB=2\rC=3")).isEqualTo(Map.of("A", "1", "B", "2", "C", "3"));
        assertThat(values("")).isEmpty();
    }

    @Test
    void tellsEverythingThatIsWrongAtOnceAndNoValue() {
        assertThatThrownBy(() -> BulkText.parse("A=1\nhunter2\n1B=hunter3\nC=\nA=hunter4\nD=\"x\" hunter5\nE='hunter6\nF=6", VariableKind.PLAIN))
                .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VARIABLE_INVALID))
                .hasMessageContainingAll("line 2 is not NAME=VALUE", "line 3: '1B' is no name", "line 4: the value of C is empty",
                        "line 5: A stands in line 1 already", "line 6: something stands behind", "line 7: the quote ' is not closed")
                .message().doesNotContain("hunter").doesNotContain("line 8");
    }

    private static Map<String, String> values(String text) {
        return BulkText.parse(text, VariableKind.PLAIN).byName().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().value()));
    }
}
