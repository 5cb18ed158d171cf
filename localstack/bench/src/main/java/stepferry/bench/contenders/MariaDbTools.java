package stepferry.bench.contenders;

import java.util.List;

/** What people use on MariaDB. */
public final class MariaDbTools {
    public static final Contender PIPE = new Shell("mysqldump | mysql", List.of("mysqldump", "mysql"), """
            at="--no-defaults --protocol=tcp --host=$DBHOST --port=$DBPORT --user=$DBUSER"
            mysqldump $at --single-transaction --quick "$SOURCE" | mysql $at "$TARGET"
            """);
    /** Two threads each way. */
    public static final Contender MYDUMPER = new Shell("mydumper + myloader, 2 threads", List.of("mydumper", "myloader"), """
            at="--host=$DBHOST --port=$DBPORT --user=$DBUSER --password=$MYSQL_PWD --threads=2"
            mydumper $at --database="$SOURCE" --outputdir="$WORK/dump"
            myloader $at --database="$TARGET" --source-db="$SOURCE" --overwrite-tables --directory="$WORK/dump"
            """);

    private MariaDbTools() {}
}
