package dev.ralph.runner;

import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Divides probes among lanes so that those which share all tests but the last stay together. */
final class Chunks {

    private static final int MOST = 64;
    private static final int PER_LANE = 4;

    /** How long the tests of one chunk should take at most, for no probe is begun when the time is over. */
    private static final long MOST_NANOS = 2_000_000_000L;

    private final List<Probe> probes;
    private final ToLongFunction<TestId> nanos;
    private final int size;
    private final List<List<Integer>> chunks = new ArrayList<>();
    private List<Integer> chunk = new ArrayList<>();
    private long weight;

    private Chunks(List<Probe> probes, int lanes, ToLongFunction<TestId> nanos) {
        this.probes = probes;
        this.nanos = nanos;
        this.size = Math.max(1, Math.min(MOST, probes.size() / (lanes * PER_LANE)));
    }

    /**
     * Returns the chunks: places in the list of probes, each once and in order.
     *
     * @param nanos how long a test takes, as far as that is known
     */
    static List<List<Integer>> of(List<Probe> probes, int lanes, ToLongFunction<TestId> nanos) {
        Chunks chunks = new Chunks(probes, lanes, nanos);
        for (int place = 0; place < probes.size(); place++) {
            chunks.add(place);
        }
        chunks.cut();
        return chunks.chunks;
    }

    private void add(int place) {
        Probe probe = probes.get(place);
        boolean shares = !chunk.isEmpty() && shared(probes.get(chunk.get(chunk.size() - 1)), probe);
        long cost = shares ? nanos.applyAsLong(last(probe)) : cost(probe);
        // A long start is worth sharing among more probes than a short one.
        int most = shares ? Math.min(MOST, Math.max(size, 2 * probe.tests().size())) : size;
        if (!chunk.isEmpty() && (chunk.size() >= most || weight + cost > MOST_NANOS)) {
            cut();
            cost = cost(probe);
        }
        chunk.add(place);
        weight += cost;
    }

    private void cut() {
        if (!chunk.isEmpty()) {
            chunks.add(List.copyOf(chunk));
        }
        chunk = new ArrayList<>();
        weight = 0;
    }

    private long cost(Probe probe) {
        return probe.tests().stream().mapToLong(nanos).sum();
    }

    private static TestId last(Probe probe) {
        return probe.tests().get(probe.tests().size() - 1);
    }

    /** Whether two probes may share the run of all tests but the last. */
    static boolean shared(Probe one, Probe other) {
        int size = one.tests().size();
        return size == other.tests().size()
                && one.look() == other.look()
                && one.restored().equals(other.restored())
                && one.tests().subList(0, size - 1).equals(other.tests().subList(0, size - 1));
    }
}
