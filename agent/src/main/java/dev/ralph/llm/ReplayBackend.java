package dev.ralph.llm;

import dev.ralph.model.FailureClass;
import dev.ralph.model.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Answers with what a model answered once, in the same order, without a network. */
public final class ReplayBackend implements Backend {

    private final Recording recording;
    private final Consumer<String> told;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean differs = new AtomicBoolean();

    /**
     * Begins a replay.
     *
     * @param told hears once when a request is another one than was recorded
     */
    public ReplayBackend(Recording recording, Consumer<String> told) {
        this.recording = recording;
        this.told = told;
    }

    /** What gave the latest answer, or will give the first one. */
    @Override
    public String name() {
        int size = recording.exchanges().size();
        int last = Math.min(Math.max(next.get() - 1, 0), size - 1);
        return size == 0 ? "replay" : recording.exchanges().get(last).model();
    }

    @Override
    public Reply call(Request request, Duration deadline) {
        int at = place(request);
        if (at >= recording.exchanges().size()) {
            throw exhausted();
        }
        Exchange exchange = recording.exchanges().get(at);
        next.set(at + 1);
        if (!exchange.request().equals(request) && differs.compareAndSet(false, true)) {
            told.accept("request %d is not the one that was recorded; the recorded answers are given all the same"
                    .formatted(at + 1));
        }
        return exchange.reply();
    }

    /** A run that goes on after it was cut off does not ask again what it kept, so its first request is a later one. */
    private int place(Request request) {
        for (int at = next.get(); at < recording.exchanges().size(); at++) {
            if (recording.exchanges().get(at).request().equals(request)) {
                return at;
            }
        }
        return next.get();
    }

    private LlmException exhausted() {
        Problem problem = new Problem(
                "the recording holds no other answer than the %d that were given"
                        .formatted(recording.exchanges().size()),
                "the model 'replay'",
                "replay the program and the tasks as they were recorded, or ask a model");
        return new LlmException(FailureClass.ENVIRONMENT, problem, false, Optional.empty());
    }
}
