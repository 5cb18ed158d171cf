package stepferry.bench.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * Where a function runs: a JVM with AWS's runtime client, set up as on Lambda.
 *
 * @param zip the folder with the unpacked zip
 * @param folder for logs, archives and the client's library
 * @param variables what the function sees
 */
record Sandbox(Path zip, Path folder, Map<String, String> variables) {
    private static final String LIBRARY = "/jni/libaws-lambda-jni.linux-x86_64.so";
    private static final String CRAC = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    Cold run(Variant variant, Errand errand) throws Exception {
        return run(variant, variant.options(), errand);
    }

    /** Has the archive written that the variant starts from. */
    void train(Variant variant, Errand errand) throws Exception {
        if (!variant.training().isEmpty()) {
            run(variant, variant.training(), errand);
        }
    }

    private Cold run(Variant variant, List<String> options, Errand errand) throws Exception {
        try (var api = new RuntimeApi(errand.event().get().getBytes(UTF_8))) {
            var process = command(variant, options, errand.handler(), api.address());
            long start = System.nanoTime();
            var function = process.start();
            var unused = function.onExit().thenRun(api::gone);
            try {
                var cold = api.measured(function.toHandle(), start);
                if (!api.answer().contains(errand.expected())) {
                    throw new IllegalStateException(errand.name() + " answered: " + api.answer());
                }
                return cold;
            } finally {
                function.destroy();
                if (!function.waitFor(1, TimeUnit.MINUTES)) {
                    function.destroyForcibly();
                }
                errand.tidied().run();
            }
        }
    }

    private ProcessBuilder command(Variant variant, List<String> options, String handler, String api) throws IOException, URISyntaxException {
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+TieredCompilation",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED", CRAC,
                "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + library()));
        words.addAll(options);
        words.addAll(List.of("-cp", classPath(variant), AWSLambda.class.getName(), handler));
        var builder = new ProcessBuilder(words).directory(zip.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("functions.log").toFile()));
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().putAll(Map.of("AWS_LAMBDA_RUNTIME_API", api, "LAMBDA_TASK_ROOT", zip.toString(), "_HANDLER", handler,
                "AWS_LAMBDA_FUNCTION_NAME", "cold", "AWS_LAMBDA_FUNCTION_VERSION", "1", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                "AWS_LAMBDA_INITIALIZATION_TYPE", variant.frozen() ? "snap-start" : "on-demand"));
        return builder;
    }

    private String classPath(Variant variant) throws IOException, URISyntaxException {
        var client = Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class).map(Sandbox::jar);
        try (var jars = Files.list(zip.resolve("lib"))) {
            return Stream.concat(client, variant.onClassPath() ? jars.sorted().map(Path::toString) : Stream.of())
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static String jar(Class<?> one) {
        return Path.of(java.net.URI.create(one.getProtectionDomain().getCodeSource().getLocation().toString())).toString();
    }

    private Path library() throws IOException {
        var file = folder.resolve("client.so");
        if (!Files.exists(file)) {
            try (var in = AWSLambda.class.getResourceAsStream(LIBRARY)) {
                Files.copy(in, file);
            }
        }
        return file;
    }
}
