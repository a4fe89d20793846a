package dev.ralph.queue;

import dev.ralph.model.Ranking;
import dev.ralph.model.TaskId;
import java.time.Instant;
import java.util.Comparator;

/** What decides between two tasks that could both be worked now: weight, then priority, then age, then id. */
record Rank(Ranking ranking, Instant since, TaskId id) implements Comparable<Rank> {

    private static final Comparator<Rank> ORDER = Comparator.comparingDouble((Rank rank) -> -rank.ranking.wsjf())
            .thenComparingInt(rank -> rank.ranking.priority())
            .thenComparing(Rank::since)
            .thenComparing(Rank::id);

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }

    /** Says by what this rank comes before another one, which it does. */
    String over(Rank other) {
        if (ranking.wsjf() != other.ranking.wsjf()) {
            return "by WSJF %s over %s".formatted(ranking.wsjf(), other.ranking.wsjf());
        }
        if (ranking.priority() != other.ranking.priority()) {
            return "by priority P%d over P%d".formatted(ranking.priority(), other.ranking.priority());
        }
        return since.equals(other.since) ? "by id" : "by age, %s before %s".formatted(since, other.since);
    }
}
