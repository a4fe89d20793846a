package dev.ralph.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * When to kill: a moment after some file appeared or changed for the nth time.
 *
 * @param name what the report calls it
 * @param file matches the path relative to the root of the folder; {@link #NONE} to let time alone decide
 * @param nth which of the changes
 * @param after how long to wait then
 * @param limit when to kill at the latest, counted from the first words of the program
 */
record Aim(String name, Pattern file, int nth, Duration after, Duration limit) {

    static final Pattern NONE = Pattern.compile("(?!)");

    private static final double SHORTEST = 0.02;
    private static final double LONGEST = 4;

    private record Target(String name, String file) {}

    /** What happens to every task. */
    private static final List<Target> QUICK = List.of(
            new Target("task half written", "project/tasks/\\.ralph-.*"),
            new Target("task written", "project/tasks/T\\d+\\.md"),
            new Target("claim", "project/\\.ralph/claims/.*"),
            new Target("checkpoint", "project/\\.ralph/(?!claims/).*"),
            new Target("event", "project/logs/.*/events\\.jsonl"),
            new Target("run", "project/logs/T\\d+/[^/]*"));

    /** What happens in a matrix and after it. */
    private static final List<Target> SLOW = List.of(
            new Target("branch", "project/\\.git/refs/heads/.*"),
            new Target("object", "project/\\.git/objects/.*"),
            new Target("task written", "project/tasks/.*"),
            new Target("checkpoint", "project/\\.ralph/(?!claims/).*"),
            new Target("event", "project/logs/.*/events\\.jsonl"),
            new Target("evidence", "project/logs/.*/matrix-.*"),
            new Target("work folder", "cache/work/[^/]*"));

    /** The same on a machine that is slower. */
    Aim times(double factor) {
        return new Aim(name, file, nth, after, seconds(limit.toNanos() / 1e9 * factor));
    }

    /** For tasks that end at once: few lives miss what they aim at. */
    static Aim quick(Random random) {
        return random.nextInt(4) == 0 ? anyTime(random) : at(QUICK, random, seconds(LONGEST));
    }

    /** For tasks that take seconds: lives that miss are spread so that most are short and some are long. */
    static Aim slow(Random random) {
        Aim anyTime = anyTime(random);
        return random.nextInt(3) == 0 ? anyTime : at(SLOW, random, anyTime.limit());
    }

    private static Aim anyTime(Random random) {
        double seconds = SHORTEST * Math.pow(LONGEST / SHORTEST, random.nextDouble());
        return new Aim("any time", NONE, 1, Duration.ZERO, seconds(seconds));
    }

    private static Aim at(List<Target> targets, Random random, Duration limit) {
        Target target = targets.get(random.nextInt(targets.size()));
        int nth = 1;
        while (random.nextInt(3) != 0) {
            nth++;
        }
        double after = random.nextBoolean() ? 0 : random.nextDouble() * 0.003;
        return new Aim(target.name(), Pattern.compile(target.file()), nth, seconds(after), limit);
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
