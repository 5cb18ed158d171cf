package stepferry.statemachine;

import java.lang.reflect.ParameterizedType;
import java.nio.file.Path;
import stepferry.runtime.StepHandler;

/** A folder of functions/ with a handler in it, such as {@code admit}. */
record Room(String name) {
    private static final Path FUNCTIONS = Machine.FOLDER.resolveSibling("functions");

    /** The room of a handler as the template writes it: {@code stepferry.admit.AdmitHandler::handleRequest}. */
    static Room ofHandler(String handler) {
        return new Room(handler.replaceFirst("^stepferry\\.", "").replaceFirst("\\..*", ""));
    }

    /** The word that states, functions and classes are named with, such as {@code Admit}. */
    String word() {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    String function() {
        return word() + "Function";
    }

    String handlerName() {
        return "stepferry." + name + "." + word() + "Handler";
    }

    Path source() {
        return FUNCTIONS.resolve(Path.of(name, "src", "main", "java", "stepferry", name, word() + "Handler.java"));
    }

    Class<?> handler() {
        try {
            return Class.forName(handlerName(), false, Room.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError("There is no class " + handlerName(), e);
        }
    }

    /** The record that the handler reads. */
    Class<?> input() {
        var handler = (ParameterizedType) handler().asSubclass(StepHandler.class).getGenericSuperclass();
        return (Class<?>) handler.getActualTypeArguments()[0];
    }
}
