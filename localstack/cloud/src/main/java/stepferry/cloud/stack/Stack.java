package stepferry.cloud.stack;

import java.util.HashMap;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A stack at one moment.
 *
 * @param status in CloudFormation's words, such as {@code CREATE_COMPLETE}
 */
public record Stack(String status, Map<String, String> outputs) {
    public Stack {
        outputs = Map.copyOf(outputs);
    }

    static Stack of(Document answer) {
        var found = new HashMap<String, String>();
        var keys = answer.getElementsByTagName("OutputKey");
        for (int i = 0; i < keys.getLength(); i++) {
            found.put(keys.item(i).getTextContent(), text((Element) keys.item(i).getParentNode(), "OutputValue"));
        }
        return new Stack(text(answer.getDocumentElement(), "StackStatus"), found);
    }

    /** Events come newest first; the first failure is the last of them. */
    static String firstFailure(Document events) {
        var states = events.getElementsByTagName("ResourceStatus");
        var why = "no resource says why";
        for (int i = 0; i < states.getLength(); i++) {
            if (states.item(i).getTextContent().endsWith("_FAILED")) {
                var event = (Element) states.item(i).getParentNode();
                why = text(event, "LogicalResourceId") + ": " + text(event, "ResourceStatusReason");
            }
        }
        return why;
    }

    boolean underWay() {
        return status.endsWith("_IN_PROGRESS");
    }

    boolean complete() {
        return status.equals("CREATE_COMPLETE") || status.equals("UPDATE_COMPLETE");
    }

    private static String text(Element in, String element) {
        var found = in.getElementsByTagName(element);
        return found.getLength() > 0 ? found.item(0).getTextContent() : "";
    }
}
