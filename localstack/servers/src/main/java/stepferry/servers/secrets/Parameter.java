package stepferry.servers.secrets;

/**
 * A parameter with its latest value, which never shows in {@link #toString}.
 *
 * @param type {@code String} or {@code SecureString}
 */
record Parameter(String name, String type, String value, long version) {
    @Override
    public String toString() {
        return "Parameter[" + name + "]";
    }
}
