package stepferry.tables.mysql.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What SHOW CREATE TABLE prints, for the parts that information_schema leaves out or prints mangled. */
final class ShownTable {
    private final String sql;
    private final List<Word> words;
    private final List<List<Word>> elements = new ArrayList<>();
    private int afterElements;

    ShownTable(String sql) {
        this.sql = sql;
        this.words = Word.of(sql);
        var depth = 0;
        var element = new ArrayList<Word>();
        for (var at = 0; at < words.size() && afterElements == 0; at++) {
            var word = words.get(at);
            depth += depthChange(word);
            var ends = depth == 0 && word.is(")") || depth == 1 && word.is(",");
            if (ends) {
                elements.add(List.copyOf(element));
                element.clear();
                afterElements = depth == 0 ? at + 1 : 0;
            } else if (depth > 1 || depth == 1 && !(element.isEmpty() && word.is("("))) {
                element.add(word);
            }
        }
    }

    private static int depthChange(Word word) {
        return word.is("(") ? 1 : word.is(")") ? -1 : 0;
    }

    /** The expression of a generated column. */
    Optional<String> generated(String column) {
        return column(column).flatMap(element -> inside(element, after(element, "GENERATED", "ALWAYS", "AS")));
    }

    /** A column's default where it is an expression in parentheses, without them. */
    Optional<String> defaultExpression(String column) {
        return column(column).flatMap(element -> inside(element, after(element, "DEFAULT")));
    }

    /** The parts of an index, without their parentheses. */
    Optional<String> parts(String index) {
        return key(index).flatMap(element -> inside(element, after(element, "KEY") + 1));
    }

    /** The plugin that cuts a FULLTEXT index's texts into words, unless it is the built-in one. */
    Optional<String> parser(String index) {
        return key(index).filter(element -> after(element, "WITH", "PARSER") > 0)
                .map(element -> element.get(after(element, "WITH", "PARSER")).text());
    }

    /** The expression of a check. */
    Optional<String> check(String constraint) {
        return elements.stream()
                .filter(element -> element.size() > 2 && element.get(0).is("CONSTRAINT") && element.get(1).isName(constraint))
                .findFirst()
                .flatMap(element -> inside(element, after(element, "CHECK")));
    }

    /** From {@code PARTITION BY} on. */
    Optional<String> partitions() {
        for (var at = afterElements; at + 1 < words.size(); at++) {
            if (words.get(at).is("PARTITION") && words.get(at + 1).is("BY")) {
                var text = sql.substring(words.get(at).start()).strip();
                var bare = text.endsWith("*/") ? text.substring(0, text.length() - 2).strip() : text;
                return Optional.of(bare.replaceAll("\\s*\\n\\s*", " ").replaceFirst("(?i)^PARTITION BY ", ""));
            }
        }
        return Optional.empty();
    }

    private Optional<List<Word>> column(String name) {
        return elements.stream().filter(element -> !element.isEmpty() && element.getFirst().isName(name)).findFirst();
    }

    private Optional<List<Word>> key(String name) {
        return elements.stream()
                .filter(element -> {
                    var at = after(element.subList(0, Math.min(element.size(), 2)), "KEY");
                    return at > 0 && at < element.size() && element.get(at).isName(name);
                })
                .findFirst();
    }

    /** The place behind these words; 0 if they do not follow each other anywhere. */
    private static int after(List<Word> element, String... wanted) {
        for (var at = 0; at + wanted.length <= element.size(); at++) {
            var same = true;
            for (var each = 0; each < wanted.length; each++) {
                same &= element.get(at + each).is(wanted[each]);
            }
            if (same) {
                return at + wanted.length;
            }
        }
        return 0;
    }

    /** What the parentheses that open at that place enclose. */
    private Optional<String> inside(List<Word> element, int opening) {
        if (opening == 0 || opening >= element.size() || !element.get(opening).is("(")) {
            return Optional.empty();
        }
        var depth = 0;
        for (var word : element.subList(opening, element.size())) {
            depth += depthChange(word);
            if (depth == 0) {
                return Optional.of(sql.substring(element.get(opening).end(), word.start()).strip());
            }
        }
        return Optional.empty();
    }
}
