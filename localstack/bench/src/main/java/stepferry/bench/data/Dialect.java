package stepferry.bench.data;

import stepferry.model.Engine;

/**
 * Where the engines' words for the same thing differ.
 *
 * @param documentType the type of a JSON document
 * @param json what turns a text into such a document
 * @param day the date that lies so many days behind a fixed one
 * @param numbers the numbers from one to {@code ${rows}}, as column i
 */
record Dialect(String documentType, String json, String day, String numbers) {
    private static final Dialect POSTGRESQL = new Dialect("jsonb", "::jsonb", "date '2025-01-01' + (i % 500)::int",
            "generate_series(1, ${rows}) as t(i)");
    private static final Dialect MARIADB = new Dialect("json", "", "date '2025-01-01' + interval (i % 500) day",
            "(select seq as i from seq_1_to_${rows}) as t");

    static Dialect of(Engine engine) {
        return engine == Engine.POSTGRESQL ? POSTGRESQL : MARIADB;
    }

    String written(String template, String table, String edition, long rows) {
        return template.replace("${table}", table).replace("${edition}", edition).replace("${json}", json).replace("${day}", day)
                .replace("${numbers}", numbers).replace("${rows}", Long.toString(rows));
    }
}
