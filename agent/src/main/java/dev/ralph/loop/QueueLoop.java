package dev.ralph.loop;

import dev.ralph.queue.FolderQueue;
import dev.ralph.queue.TaskClaim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Works the ready tasks of a queue, one after the other, until none is left or the time is used up. */
public final class QueueLoop {

    private final FolderQueue queue;
    private final TaskLoop tasks;
    private final Budget budget;

    public QueueLoop(FolderQueue queue, TaskLoop tasks, Budget budget) {
        this.queue = queue;
        this.tasks = tasks;
        this.budget = budget;
    }

    /**
     * How a run ended.
     *
     * @param results one per task worked, in order
     * @param outOfTime whether it ended because its time was used up
     */
    public record Run(List<TaskResult> results, boolean outOfTime) {

        public Run {
            results = List.copyOf(results);
        }
    }

    /** Works the queue, and tells each result as soon as it is there. */
    public Run run(String queueName, Consumer<TaskResult> finished) {
        Run run = worked(queueName, finished);
        tasks.ended();
        return run;
    }

    private Run worked(String queueName, Consumer<TaskResult> finished) {
        long began = System.nanoTime();
        List<TaskResult> results = new ArrayList<>();
        Consumer<TaskResult> told = finished.andThen(results::add);
        tasks.settle().forEach(told);
        while (true) {
            Duration left = budget.run().minusNanos(System.nanoTime() - began);
            if (left.isNegative() || left.isZero()) {
                return new Run(results, true);
            }
            Optional<TaskClaim> next = queue.claimNext(queueName);
            if (next.isEmpty()) {
                return new Run(results, false);
            }
            try (TaskClaim claim = next.get()) {
                work(claim, left).ifPresent(told);
            }
            // Its parent may be worked by another process, which then has the claim and settles it itself.
            tasks.settleParentOf(next.get().task()).forEach(told);
        }
    }

    /** Works one task; empty when the time of the run ended first, which leaves the task as it was. */
    private Optional<TaskResult> work(TaskClaim claim, Duration left) {
        boolean lastOfRun = left.compareTo(budget.task()) < 0;
        try (Alarm alarm = Alarm.in(lastOfRun ? left : budget.task())) {
            try {
                return Optional.of(tasks.work(claim.task()));
            } catch (RuntimeException e) {
                alarm.stop();
                if (!alarm.rang()) {
                    throw e;
                }
                return lastOfRun ? Optional.empty() : Optional.of(tasks.outOfTime(claim.task(), budget.task()));
            }
        }
    }
}
