package stepferry.scheduler.api;

/** A request that is refused; the type is the one that AWS names, so that the SDK raises its own exception. */
final class ServiceFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    ServiceFault(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    static ServiceFault invalid(String message) {
        return new ServiceFault(400, "ValidationException", message);
    }

    static ServiceFault notFound(String what) {
        return new ServiceFault(404, "ResourceNotFoundException", what + " does not exist.");
    }

    static ServiceFault conflict(String schedule) {
        return new ServiceFault(409, "ConflictException", "Schedule " + schedule + " already exists.");
    }

    static ServiceFault unsupported(String what) {
        return new ServiceFault(400, "UnknownOperationException", "The local Scheduler does not know " + what);
    }
}
