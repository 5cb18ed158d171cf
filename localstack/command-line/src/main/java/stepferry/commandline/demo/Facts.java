package stepferry.commandline.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one environment of the CRM shows, asked of its database.
 *
 * @param values by what they are about, in the order to print them
 */
record Facts(Map<String, String> values) {
    private static final String LIST = "SELECT coalesce(string_agg(%s, ', ' ORDER BY %s), '-') FROM %s";
    private static final Map<String, String> QUESTIONS = questions();

    static Facts of(Connection connection) throws SQLException {
        var values = new LinkedHashMap<String, String>();
        for (var question : QUESTIONS.entrySet()) {
            values.put(question.getKey(), ask(connection, question.getValue()));
        }
        return new Facts(values);
    }

    private static Map<String, String> questions() {
        var questions = new LinkedHashMap<String, String>();
        questions.put("pages", LIST.formatted("title", "sort, id", "\"desktopRoutes\" WHERE title IS NOT NULL"));
        questions.put("roles", LIST.formatted("name", "name", "roles"));
        questions.put("workflows", LIST.formatted("title", "key, id", "workflows WHERE current"));
        questions.put("products", "SELECT count(*) FROM products");
        questions.put("price of SKU-005", "SELECT coalesce(max(price)::text, '-') FROM products WHERE sku = 'SKU-005'");
        questions.put("column products.reorderLevel",
                exists("columns", "table_name = 'products' AND column_name = 'reorderLevel'"));
        questions.put("table contracts", exists("tables", "table_name = 'contracts'"));
        questions.put("users", "SELECT count(*) FROM users");
        questions.put("customers", "SELECT count(*) FROM customers");
        questions.put("orders", "SELECT count(*) FROM orders");
        questions.put("title on the login page", "SELECT coalesce(max(title), '-') FROM \"systemSettings\"");
        questions.put("last customer number", "SELECT coalesce(max(current)::text, '-') FROM sequences");
        return questions;
    }

    private static String exists(String catalogue, String what) {
        return "SELECT CASE WHEN EXISTS (SELECT FROM information_schema." + catalogue + " WHERE table_schema = 'public' AND "
                + what
                + ") THEN 'yes' ELSE 'no' END";
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
