package stepferry.commandline.session;

/** The command above all others; it knows the options that every command has. */
public interface Root {
    Session session();
}
