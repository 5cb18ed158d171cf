package stepferry.cloud.host;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** The main class of the functions' JVM. Arguments: the port, then {@code function=handler} for each function. */
public final class FunctionHost {
    static final String READY = "functions answer on port ";

    private final Map<String, String> handlers;
    private final Map<String, RequestStreamHandler> instances = new ConcurrentHashMap<>();

    private FunctionHost(Map<String, String> handlers) {
        this.handlers = handlers;
    }

    /** @throws IOException if the port is taken */
    public static void main(String... arguments) throws IOException {
        var handlers = Arrays.stream(arguments).skip(1).map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var host = new FunctionHost(handlers);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/2015-03-31/functions/", new InvokeApi(host::handler));
        server.start();
        System.out.println(READY + arguments[0]);
        handlers.keySet().forEach(host::handler);
    }

    /** The function's handler; one instance serves every call, as handlers keep nothing between calls. */
    private RequestStreamHandler handler(String function) {
        return instances.computeIfAbsent(function, name -> create(handlers.get(name)));
    }

    private static RequestStreamHandler create(String handler) {
        if (handler == null) {
            throw new IllegalArgumentException("no such function");
        }
        try {
            return Class.forName(handler.replaceFirst("::.*$", "")).asSubclass(RequestStreamHandler.class)
                    .getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The handler " + handler + " cannot be made", e);
        }
    }
}
