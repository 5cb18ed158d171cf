package stepferry.commandline.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import stepferry.model.ErrorCode;
import stepferry.model.Rejected;

/** The outputs of a CloudFormation stack, by one signed request: the SDK's own client for it is not among our parts. */
final class StackOutputs {
    private StackOutputs() {}

    /** @throws Rejected if there is no such stack, or nobody may read it */
    static Map<String, String> of(String stack, Optional<URI> endpoint) {
        try (var http = UrlConnectionHttpClient.create()) {
            var region = DefaultAwsRegionProviderChain.builder().build().getRegion().id();
            var body = "Action=DescribeStacks&Version=2010-05-15&StackName=" + URLEncoder.encode(stack, StandardCharsets.UTF_8);
            var at = endpoint.orElseGet(() -> URI.create("https://cloudformation." + region + ".amazonaws.com"));
            var response = http.prepareRequest(signed(at, body, region)).call();
            if (!response.httpResponse().isSuccessful()) {
                throw unreadable(stack, message(response), null);
            }
            return outputs(parse(response));
        } catch (IOException | SAXException e) {
            throw unreadable(stack, "CloudFormation gave no answer that can be read", e);
        }
    }

    private static HttpExecuteRequest signed(URI at, String body, String region) {
        ContentStreamProvider payload = ContentStreamProvider.fromUtf8String(body);
        SdkHttpRequest request = SdkHttpRequest.builder().uri(at).encodedPath("/").method(SdkHttpMethod.POST)
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8").build();
        try (var credentials = DefaultCredentialsProvider.builder().build()) {
            var signed = AwsV4HttpSigner.create()
                    .sign(r -> r.identity(credentials.resolveCredentials()).request(request).payload(payload)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cloudformation")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region));
            return HttpExecuteRequest.builder().request(signed.request()).contentStreamProvider(payload).build();
        }
    }

    private static Map<String, String> outputs(Document answer) {
        var found = new HashMap<String, String>();
        var keys = answer.getElementsByTagName("OutputKey");
        for (int i = 0; i < keys.getLength(); i++) {
            var member = (Element) keys.item(i).getParentNode();
            found.put(keys.item(i).getTextContent(), member.getElementsByTagName("OutputValue").item(0).getTextContent());
        }
        return found;
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

    private static String message(HttpExecuteResponse response) throws IOException, SAXException {
        var messages = parse(response).getElementsByTagName("Message");
        return messages.getLength() > 0 ? messages.item(0).getTextContent() : "HTTP " + response.httpResponse().statusCode();
    }

    private static Rejected unreadable(String stack, String why, Exception cause) {
        return new Rejected(ErrorCode.REQUEST_INVALID, "The outputs of stack '" + stack + "' cannot be read: " + why
                + ". Check STEPFERRY_STACK, the region and the credentials", cause);
    }
}
