package stepferry.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import org.crac.Context;
import org.crac.Resource;

/** The main class of a JVM in which a function is primed, as SnapStart would; says what that opened and whether the function works after it. */
final class PrimedFunction {
    private static final Context<? extends Resource> NO_CONTEXT = null;

    private PrimedFunction() {}

    private record Errand(String id) implements StepInput {
        @Override
        public String runId() {
            return id;
        }

        @Override
        public boolean announced() {
            return false;
        }
    }

    private static final class Handler extends StepHandler<Errand, Optional<String>> {
        Handler() {
            super("errand", Errand.class, OutOfTime.stops("Do less"));
        }

        @Override
        protected Optional<String> perform(Errand input) {
            return Optional.of("primed");
        }
    }

    public static void main(String... arguments) throws IOException {
        var handler = new Handler();
        System.out.println("sockets before: " + sockets());
        handler.priming().beforeCheckpoint(NO_CONTEXT);
        System.out.println("sockets after: " + sockets());
        handler.priming().afterRestore(NO_CONTEXT);
        var out = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream("{\"id\":\"r\"}".getBytes(UTF_8)), out, null);
        System.out.println("answer: " + out.toString(UTF_8));
    }

    private static long sockets() {
        return Arrays.stream(Optional.ofNullable(new File("/proc/self/fd").listFiles()).orElseThrow())
                .filter(file -> {
                    try {
                        return Files.readSymbolicLink(file.toPath()).toString().startsWith("socket:");
                    } catch (IOException _) {
                        return false;
                    }
                }).count();
    }
}
