package stepferry.bench.contenders;

import java.nio.file.Path;
import stepferry.bench.ground.Ground;

/**
 * Where a contender works.
 *
 * @param ground the server
 * @param source the database to read; the one to write is {@link Ground#TARGET}
 * @param folder an empty folder that goes away afterwards
 */
public record Stage(Ground ground, String source, Path folder) {}
