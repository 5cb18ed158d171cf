package stepferry.servers;

/** A server that answers on loopback until it is closed; closing twice is harmless. */
public interface RunningServer extends AutoCloseable {
    /** The operating system's id of the server's process. */
    long pid();

    /** Whether the server's process still lives. */
    boolean alive();

    /** Ends the server and waits until its process is gone; a temporary folder goes with it. */
    void stop();

    @Override
    default void close() {
        stop();
    }
}
