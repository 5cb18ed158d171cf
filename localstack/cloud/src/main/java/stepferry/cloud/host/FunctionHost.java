package stepferry.cloud.host;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The main class of the functions' JVM. Arguments: the port, then {@code function=handler@seconds} for each function. */
public final class FunctionHost {
    static final String READY = "functions answer on port ";

    private final Map<String, HostedFunction> functions;
    private final Map<String, RequestStreamHandler> instances = new ConcurrentHashMap<>();

    private FunctionHost(Map<String, HostedFunction> functions) {
        this.functions = functions;
    }

    /** @throws IOException if the port is taken */
    public static void main(String... arguments) throws IOException {
        var functions = Arrays.stream(arguments).skip(1).map(HostedFunction::parse)
                .collect(Collectors.toMap(HostedFunction::name, Function.identity()));
        var host = new FunctionHost(functions);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/2015-03-31/functions/", new InvokeApi(host));
        server.start();
        System.out.println(READY + arguments[0]);
        functions.keySet().forEach(host::handler);
    }

    /** Runs the function; one instance of its handler serves every call, as handlers keep nothing between calls. */
    void invoke(String function, InputStream in, OutputStream out) throws IOException {
        handler(function).handleRequest(in, out, new LocalContext(function, functions.get(function).timeout()));
    }

    private RequestStreamHandler handler(String function) {
        if (!functions.containsKey(function)) {
            throw new IllegalArgumentException("no such function");
        }
        return instances.computeIfAbsent(function, name -> functions.get(name).create());
    }
}
