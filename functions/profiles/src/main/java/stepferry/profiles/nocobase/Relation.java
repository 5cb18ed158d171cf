package stepferry.profiles.nocobase;

/** A many-to-many relation: two collections and the collection of the table that joins their rows. */
record Relation(String source, String target, String through) {
    String words() {
        return "many-to-many relation of " + source + " and " + target;
    }
}
