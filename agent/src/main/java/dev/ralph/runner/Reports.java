package dev.ralph.runner;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The reports on a list of probes, as they come from several lanes. */
final class Reports {

    private final List<Probe> probes;
    private final AtomicReferenceArray<@Nullable ProbeReport> reports;

    Reports(List<Probe> probes) {
        this.probes = List.copyOf(probes);
        this.reports = new AtomicReferenceArray<>(probes.size());
    }

    List<Probe> probes() {
        return probes;
    }

    void set(int place, ProbeReport report) {
        reports.set(place, report);
    }

    Optional<ProbeReport> get(int place) {
        return Optional.ofNullable(reports.get(place));
    }

    /** Forgets all of them. */
    void clear() {
        for (int place = 0; place < probes.size(); place++) {
            reports.set(place, null);
        }
    }

    /** The places of probes without a report. */
    List<Integer> missing() {
        return IntStream.range(0, probes.size())
                .filter(place -> get(place).isEmpty())
                .boxed()
                .toList();
    }

    /** One report per probe; those that are missing were not run, for this reason. */
    List<ProbeReport> list(String why) {
        return IntStream.range(0, probes.size())
                .mapToObj(place -> get(place).orElseGet(() -> ProbeReport.notRun(why)))
                .toList();
    }
}
