package stepferry.servers;

/** A server could not be started or reached; the message names the server, the place to look and what to do. */
public final class ServerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServerUnavailable(String message) {
        super(message);
    }

    public ServerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
