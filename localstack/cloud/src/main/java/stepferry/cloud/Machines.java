package stepferry.cloud;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import stepferry.cloud.template.Deployment;
import stepferry.cloud.template.Template;

/** The template's state machines, created or brought up to date through the API. */
record Machines(URI endpoint) {
    static final String ROLE = "arn:aws:iam::" + LocalCloud.ACCOUNT + ":role/local";

    /** @return the ARN of each machine by the name of its file */
    Map<String, String> deploy(Deployment bare) {
        var deployment = functions(bare);
        var arns = new HashMap<String, String>();
        try (var client = client()) {
            for (var machine : bare.template().machines()) {
                var arn = deploy(client, name(machine), deployment.definition(machine));
                deployment = deployment.with(machine.name(), arn);
                arns.put(name(machine), arn);
            }
        }
        return arns;
    }

    private static Deployment functions(Deployment deployment) {
        for (var function : deployment.template().functions()) {
            deployment = deployment.with(function.name(),
                    "arn:aws:lambda:" + LocalCloud.REGION + ":" + LocalCloud.ACCOUNT + ":function:" + function.name());
        }
        return deployment;
    }

    private static String deploy(SfnClient client, String name, String definition) {
        try {
            return client.createStateMachine(r -> r.name(name).roleArn(ROLE).definition(definition)).stateMachineArn();
        } catch (StateMachineAlreadyExistsException _) {
            var arn = "arn:aws:states:" + LocalCloud.REGION + ":" + LocalCloud.ACCOUNT + ":stateMachine:" + name;
            client.updateStateMachine(r -> r.stateMachineArn(arn).definition(definition));
            return arn;
        }
    }

    private static String name(Template.Machine machine) {
        return machine.definition().getFileName().toString().replace(".asl.json", "");
    }

    private SfnClient client() {
        return SfnClient.builder().endpointOverride(endpoint).region(Region.of(LocalCloud.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local-secret")))
                .httpClient(UrlConnectionHttpClient.create()).build();
    }
}
