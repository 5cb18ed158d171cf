package stepferry.commandline.session;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does something, as opposed to one that holds others. */
public abstract class Action implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() {
        var session = ((Root) spec.root().userObject()).session();
        var answer = act(session);
        answer.print(session);
        return answer.exitCode();
    }

    protected abstract Answer act(Session session);

    /** What is thrown when the command cannot be meant this way: exit code 2. */
    protected ParameterException misused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
