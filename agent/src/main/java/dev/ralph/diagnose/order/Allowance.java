package dev.ralph.diagnose.order;

import java.time.Duration;

/** The time that may be used; a search must leave some of it to confirm what it found. */
final class Allowance {

    private final long end;
    private final long all;

    private Allowance(long end, long all) {
        this.end = end;
        this.all = all;
    }

    static Allowance of(Duration time) {
        return new Allowance(System.nanoTime() + time.toNanos(), time.toNanos());
    }

    /** An allowance that ends when this share of the whole time is left. */
    Allowance leaving(double share) {
        return new Allowance(end - (long) (all * share), all);
    }

    /** An allowance of this share of what is left. */
    Allowance share(double share) {
        return new Allowance(System.nanoTime() + (long) (left().toNanos() * share), all);
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    boolean isUsedUp() {
        return left().isZero();
    }
}
