package stepferry.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;

/** What the engine does not run is refused when the machine is created, by name and place. */
class RefusedDefinitionsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'A':{'Type':'Pass','Next':'B'}} | There is no state 'B' | /States/A",
        "{'A':{'Type':'Pass','End':true},'B':{'Type':'Pass','End':true}} | The state 'B' cannot be reached | /States/B",
        "{'A':{'Type':'Pass'}} | either 'Next' or | /States/A",
        "{'A':{'Type':'Pass','Nonsense':1,'End':true}} | The field 'Nonsense' is not supported | /States/A/Nonsense",
        "{'A':{'Type':'Pass','ResultPath':'$.x','End':true}} | The field 'ResultPath' belongs to JSONPath | /States/A/ResultPath",
        "{'A':{'Type':'Pass','Output':{'a.$':'$.x'},'End':true}} | '.$' belongs to JSONPath | /States/A/Output/a.$",
        "{'A':{'Type':'Pass','QueryLanguage':'JSONPath','End':true}} | The value 'JSONPath' is not supported | /States/A/QueryLanguage",
        "{'A':{'Type':'Activity','End':true}} | The state type 'Activity' is not supported | /States/A/Type",
        "{'A':{'Type':'Task','Resource':'arn:aws:states:::sns:publish','End':true}} | The resource 'arn:aws:states:::sns:publish' is not supported | /States/A/Resource",
        "{'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{},'End':true}} | The field 'FunctionName' is missing | /States/A/Arguments",
        "{'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'F','LogType':'x'},'End':true}} | The argument 'LogType' is not supported | /States/A/Arguments/LogType",
        "{'A':{'Type':'Pass','Output':'{% $eval(1) %}','End':true}} | $eval is not supported | /States/A/Output",
        "{'A':{'Type':'Pass','Output':'{% 1 + %}','End':true}} | invalid JSONata | /States/A/Output",
        "{'A':{'Type':'Pass','Output':'{% 1','End':true}} | does not end with | /States/A/Output",
        "{'A':{'Type':'Pass','Assign':{'states':1},'End':true}} | cannot be the name of a variable | /States/A/Assign/states",
        "{'A':{'Type':'Wait','End':true}} | either 'Seconds' or 'Timestamp' | /States/A",
        "{'A':{'Type':'Choice','Choices':[{'Next':'B'}]},'B':{'Type':'Succeed'}} | The field 'Condition' is missing | /States/A/Choices/0",
        "{'A':{'Type':'Choice','Choices':[]}} | at least one rule | /States/A/Choices",
        "{'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'F'},'Retry':[{'ErrorEquals':['States.ALL','X']}],'End':true}} | must stand alone | /States/A/Retry/0/ErrorEquals",
        "{'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'F'},'Retry':[{'ErrorEquals':['X'],'BackoffRate':0.5}],'End':true}} | at least 1.0 | /States/A/Retry/0/BackoffRate",
        "{'A':{'Type':'Parallel','Branches':[],'End':true}} | at least one branch | /States/A/Branches",
        "{'A':{'Type':'Parallel','Branches':[{'StartAt':'X','States':{'Y':{'Type':'Succeed'}}}],'End':true}} | There is no state 'X' | /States/A/Branches/0/StartAt",
        "{'A':{'Type':'Pass','Assign':{'x':1},'Next':'P'},'P':{'Type':'Parallel','Branches':[{'StartAt':'Y','States':{'Y':{'Type':'Pass','Assign':{'x':2},'End':true}}}],'End':true}} | assigned in an outer scope | /States/P/Branches/0/States",
        "{'A':{'Type':'Map','ToleratedFailureCount':1,'ItemProcessor':{'StartAt':'Y','States':{'Y':{'Type':'Succeed'}}},'End':true}} | 'ToleratedFailureCount' needs a processor | /States/A/ToleratedFailureCount",
        "{'A':{'Type':'Map','ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'EXPRESS'},'StartAt':'Y','States':{'Y':{'Type':'Succeed'}}},'End':true}} | The value 'EXPRESS' is not supported | /States/A/ItemProcessor/ProcessorConfig/ExecutionType",
        "{'A':{'Type':'Map','ItemReader':{'Resource':'arn:aws:states:::s3:listObjectsV2','ReaderConfig':{'InputType':'CSV'},'Arguments':{'Bucket':'b'}},'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},'StartAt':'Y','States':{'Y':{'Type':'Succeed'}}},'End':true}} | The value 'CSV' is not supported | /States/A/ItemReader/ReaderConfig/InputType"})
    void isRefusedByNameAndPlace(String states, String message, String place) {
        String definition = Bench.definition(states.replace("'", "\""));
        assertThatThrownBy(() -> bench.machineOf(definition)).isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(message).hasMessageContaining(place);
        ValidateStateMachineDefinitionResponse validation = bench.sfn().validateStateMachineDefinition(r -> r.definition(definition));
        assertThat(validation.resultAsString()).isEqualTo("FAIL");
        assertThat(validation.diagnostics()).anySatisfy(d -> {
            assertThat(d.message()).contains(message);
            assertThat(d.location()).isEqualTo(place);
        });
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{ | not JSON",
        "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}} | JSONPath is not supported",
        "{\"QueryLanguage\":\"JSONata\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}} | The field 'StartAt' is missing",
        "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{}} | at least one state",
        "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"TimeoutSeconds\":0,\"States\":{\"A\":{\"Type\":\"Succeed\"}}} | 'TimeoutSeconds' must be a whole number"})
    void theDefinitionAsAWhole(String definition, String message) {
        assertThatThrownBy(() -> bench.machineOf(definition)).isInstanceOf(InvalidDefinitionException.class).hasMessageContaining(message);
    }

    @Test
    void aGoodDefinitionIsValid() {
        String definition = Bench.definition("{\"A\":{\"Type\":\"Succeed\",\"Output\":\"{% 'no $eval here' %}\"}}");
        assertThat(bench.sfn().validateStateMachineDefinition(r -> r.definition(definition)).resultAsString()).isEqualTo("OK");
    }
}
