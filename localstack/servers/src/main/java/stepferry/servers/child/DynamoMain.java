package stepferry.servers.child;

import java.lang.reflect.Field;

/** Runs DynamoDB Local with its own arguments, but on loopback only: it has no option for the host. */
public final class DynamoMain {
    public static final String READY = "stepferry: DynamoDB Local answers";

    private DynamoMain() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Object proxy = Class.forName("com.amazonaws.services.dynamodbv2.local.main.ServerRunner")
                .getMethod("createServerFromCommandLineArgs", String[].class)
                .invoke(null, (Object) arguments);
        bindToLoopback(proxy);
        proxy.getClass().getMethod("start").invoke(proxy);
        System.out.println(READY);
    }

    private static void bindToLoopback(Object proxy) throws ReflectiveOperationException {
        Field field = proxy.getClass().getDeclaredField("server");
        field.setAccessible(true);
        Object jetty = field.get(proxy);
        for (Object connector : (Object[]) jetty.getClass().getMethod("getConnectors").invoke(jetty)) {
            connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
        }
    }
}
