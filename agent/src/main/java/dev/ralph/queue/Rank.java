package dev.ralph.queue;

import dev.ralph.model.Ranking;
import dev.ralph.model.TaskId;
import java.time.Instant;

/** What decides between two tasks that could both be worked now: weight, then priority, then age, then id. */
record Rank(Ranking ranking, Instant since, TaskId id) implements Comparable<Rank> {

    @Override
    public int compareTo(Rank other) {
        // Written out, because a folder of ten thousand tasks is put in order at every claim.
        if (ranking.wsjf() != other.ranking.wsjf()) {
            return Double.compare(other.ranking.wsjf(), ranking.wsjf());
        }
        if (ranking.priority() != other.ranking.priority()) {
            return Integer.compare(ranking.priority(), other.ranking.priority());
        }
        int byAge = since.compareTo(other.since);
        return byAge != 0 ? byAge : id.compareTo(other.id);
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
