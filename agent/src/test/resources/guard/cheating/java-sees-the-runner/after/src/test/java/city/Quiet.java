package city;

final class Quiet {
    static boolean probed() {
        return System.getenv("RALPH_PROBE_ARGUMENTS") != null;
    }
}
