package stepferry.servers.secrets;

/** A request that Secrets Manager refuses; the type is the one that AWS names, so that the SDK raises its own exception. */
final class SecretsFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    SecretsFault(String type, String message) {
        super(message);
        this.type = type;
    }

    String type() {
        return type;
    }

    static SecretsFault notFound() {
        return new SecretsFault("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }

    static SecretsFault versionNotFound(String what) {
        return new SecretsFault("ResourceNotFoundException", "Secrets Manager can't find the specified secret value for " + what);
    }

    static SecretsFault exists(String name) {
        return new SecretsFault("ResourceExistsException",
                "The operation failed because the secret " + name + " already exists.");
    }

    static SecretsFault deleted() {
        return new SecretsFault("InvalidRequestException",
                "You can't perform this operation on the secret because it was marked for deletion.");
    }

    static SecretsFault invalid(String message) {
        return new SecretsFault("InvalidParameterException", message);
    }

    static SecretsFault unsupported(String operation) {
        return new SecretsFault("UnknownOperationException", "The local Secrets Manager does not know the operation " + operation
                + "; it knows CreateSecret, PutSecretValue, GetSecretValue, DescribeSecret, ListSecrets and DeleteSecret, "
                + "and of parameters PutParameter, "
                + "GetParameter, GetParametersByPath and DeleteParameter");
    }
}
