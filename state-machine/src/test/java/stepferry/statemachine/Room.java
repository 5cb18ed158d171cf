package stepferry.statemachine;

import java.lang.reflect.ParameterizedType;
import java.nio.file.Path;
import stepferry.runtime.StepHandler;

/**
 * A folder of functions/ with a handler in it.
 *
 * @param name such as {@code admit}
 * @param word what the state, the function and the handler are named with, such as {@code Admit}; most rooms have one
 */
record Room(String name, String word) {
    private static final Path FUNCTIONS = Machine.FOLDER.resolveSibling("functions");

    /** The room of a handler as the template writes it: {@code stepferry.admit.AdmitHandler::handleRequest}. */
    static Room ofHandler(String handler) {
        var parts = handler.replaceFirst("::.*", "").split("\\.", -1);
        return new Room(parts[1], parts[2].replaceFirst("Handler$", ""));
    }

    /** Its only word, or the one that the room is named with. */
    static String wordOf(String room) {
        return room.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + room.substring(1);
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
