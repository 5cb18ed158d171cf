package stepferry.cloud.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** CloudFormation's query protocol, as far as one stack needs it. */
public record CloudFormation(URI endpoint, Region region, AwsCredentialsProvider credentials) {
    private static final String VERSION = "2010-05-15";

    /**
     * With the region and the credentials that the SDK finds by itself.
     *
     * @param endpoint where it answers, if not where AWS does
     */
    public static CloudFormation ofSurroundings(Optional<URI> endpoint) {
        var region = DefaultAwsRegionProviderChain.builder().build().getRegion();
        return new CloudFormation(endpoint.orElseGet(() -> URI.create("https://cloudformation." + region + ".amazonaws.com")), region,
                DefaultCredentialsProvider.builder().build());
    }

    /** @throws StackFailure if there is none, or nobody may look */
    public Stack stack(String name) {
        return Stack.of(ask("DescribeStacks", Map.of("StackName", name)));
    }

    /** @throws StackFailure if CloudFormation refuses at once; whether the stack comes is seen later */
    void create(String name, Map<String, String> template) {
        ask("CreateStack", withCapabilities(name, template));
    }

    /** The same for a stack that is there. */
    void update(String name, Map<String, String> template) {
        ask("UpdateStack", withCapabilities(name, template));
    }

    /** Why a stack did not come: what failed first, in CloudFormation's words. */
    String failure(String name) {
        return Stack.firstFailure(ask("DescribeStackEvents", Map.of("StackName", name)));
    }

    private static Map<String, String> withCapabilities(String name, Map<String, String> template) {
        var all = new TreeMap<>(template);
        all.putAll(Map.of("StackName", name, "Capabilities.member.1", "CAPABILITY_IAM", "Capabilities.member.2", "CAPABILITY_NAMED_IAM",
                "Capabilities.member.3", "CAPABILITY_AUTO_EXPAND"));
        return all;
    }

    private Document ask(String action, Map<String, String> parameters) {
        var all = new TreeMap<>(parameters);
        all.putAll(Map.of("Action", action, "Version", VERSION));
        var body = all.entrySet().stream().map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        try (var http = UrlConnectionHttpClient.create()) {
            var response = http.prepareRequest(signed(body)).call();
            var answer = parse(response);
            if (!response.httpResponse().isSuccessful()) {
                throw StackFailure.of(answer, response.httpResponse().statusCode());
            }
            return answer;
        } catch (IOException | SAXException e) {
            throw new StackFailure("NoAnswer", "CloudFormation at " + endpoint + " gave no answer that can be read", e);
        }
    }

    private HttpExecuteRequest signed(String body) {
        ContentStreamProvider payload = ContentStreamProvider.fromUtf8String(body);
        SdkHttpRequest request = SdkHttpRequest.builder().uri(endpoint).encodedPath("/").method(SdkHttpMethod.POST)
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8").build();
        var signed = AwsV4HttpSigner.create().sign(r -> r.identity(credentials.resolveCredentials()).request(request).payload(payload)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cloudformation").putProperty(AwsV4HttpSigner.REGION_NAME, region.id()));
        return HttpExecuteRequest.builder().request(signed.request()).contentStreamProvider(payload).build();
    }

    private static Document parse(HttpExecuteResponse response) throws IOException, SAXException {
        try (InputStream in = response.responseBody().orElseThrow(() -> new IOException("empty"))) {
            return secure().newDocumentBuilder().parse(in);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This Java reads no XML safely", e);
        }
    }

    private static DocumentBuilderFactory secure() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }
}
