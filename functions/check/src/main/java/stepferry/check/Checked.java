package stepferry.check;

import java.util.List;

/**
 * What was found.
 *
 * @param files how many files of the package have the bytes they had when it was written
 * @param structure how many statements bring the target's structure in line
 * @param notices what the run does not carry, in sentences
 */
public record Checked(int files, int structure, List<String> notices) {
    private static final int MOST_NOTICES = 20;

    public Checked {
        notices = notices.stream().limit(MOST_NOTICES).toList();
    }

    @Override
    public String toString() {
        return "%d files intact, %d structure changes to make, %d notices".formatted(files, structure, notices.size());
    }
}
