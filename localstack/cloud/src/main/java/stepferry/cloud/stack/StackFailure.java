package stepferry.cloud.stack;

import org.w3c.dom.Document;

/** CloudFormation refused, or what it was asked for did not come about. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String error;

    StackFailure(String error, String message, Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    static StackFailure of(Document answer, int status) {
        return new StackFailure(text(answer, "Code", ""), text(answer, "Message", "HTTP " + status), null);
    }

    /** CloudFormation's own name of the error. */
    String error() {
        return error;
    }

    private static String text(Document answer, String element, String otherwise) {
        var found = answer.getElementsByTagName(element);
        return found.getLength() > 0 ? found.item(0).getTextContent() : otherwise;
    }
}
