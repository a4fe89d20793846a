package dev.ralph.plan;

/**
 * How large a task may be before it is split, and how far splitting goes.
 *
 * @param files it may touch at most
 * @param lines it may change at most
 * @param domains it may reach into at most
 * @param depth of ancestors at which a task is not split any more
 * @param children of one task at most
 */
public record Limits(int files, int lines, int domains, int depth, int children) {

    /** More than five files or 400 lines is what the tasks of older tools call too large. */
    public static final Limits DEFAULT = new Limits(5, 400, 3, 2, 8);

    public Limits {
        if (files < 1 || lines < 1 || domains < 1 || depth < 0 || children < 2) {
            throw new IllegalArgumentException(
                    "limits must allow one file, one line, one domain and two children: %d, %d, %d, %d, %d"
                            .formatted(files, lines, domains, depth, children));
        }
    }
}
