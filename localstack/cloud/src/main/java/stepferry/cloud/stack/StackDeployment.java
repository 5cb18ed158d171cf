package stepferry.cloud.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/**
 * Brings a SAM template up as a stack, for those who have no SAM command line.
 *
 * @param bucket where the files go that the template names; it is made if it is not there
 */
public record StackDeployment(CloudFormation cloudFormation, S3Client s3, String bucket) {
    /** What {@code sam package} replaces, as far as our template has it. */
    private static final Pattern FILES = Pattern.compile("(?m)^(\\s*(?:CodeUri|DefinitionUri):\\s*)(\\S+)[ \\t]*$");
    /** More text than this has to lie in S3. */
    private static final int LONGEST_BODY = 51_200;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * Creates the stack or brings it up to date, and waits until it stands.
     *
     * @return the stack's outputs
     * @throws StackFailure if it does not come to stand; the message says which resource, and why
     */
    public Map<String, String> deploy(String stack, Path template) {
        createBucket();
        var text = packaged(template);
        var content = text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BODY ? Map.of("TemplateBody", text)
                : Map.of("TemplateURL", url(upload(text.getBytes(StandardCharsets.UTF_8), template.getFileName().toString())).toString());
        try {
            cloudFormation.create(stack, content);
        } catch (StackFailure e) {
            if (!e.error().equals("AlreadyExistsException")) {
                throw e;
            }
            update(stack, content);
        }
        return standing(stack).outputs();
    }

    /** The template's text, in which the files that it names are in S3. */
    String packaged(Path template) {
        return FILES.matcher(text(template)).replaceAll(match -> {
            var file = template.toAbsolutePath().resolveSibling(match.group(2)).normalize();
            return Matcher.quoteReplacement(match.group(1) + "s3://" + bucket + "/" + upload(bytes(file), file.getFileName().toString()));
        });
    }

    private void update(String stack, Map<String, String> content) {
        try {
            cloudFormation.update(stack, content);
        } catch (StackFailure e) {
            if (!e.getMessage().contains("No updates are to be performed")) {
                throw e;
            }
        }
    }

    private Stack standing(String name) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var stack = cloudFormation.stack(name);
        while (stack.underWay() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            stack = cloudFormation.stack(name);
        }
        if (!stack.complete()) {
            throw new StackFailure(stack.status(), "Stack '" + name + "' is " + stack.status() + ": " + cloudFormation.failure(name), null);
        }
        return stack;
    }

    private void createBucket() {
        try {
            s3.createBucket(r -> r.bucket(bucket));
        } catch (BucketAlreadyOwnedByYouException _) {
            // From an earlier deployment.
        }
    }

    /** A file that has changed gets another key, so that CloudFormation sees it. */
    private String upload(byte[] content, String name) {
        var key = HexFormat.of().formatHex(sha256(content), 0, 8) + "-" + name;
        s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content));
        return key;
    }

    private URI url(String key) {
        return URI.create(s3.utilities().getUrl(r -> r.bucket(bucket).key(key)).toString());
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String text(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The template asks for " + file + ", which cannot be read: build it first (mvn package)", e);
        }
    }
}
