package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.TestId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ChunksTest {

    @Test
    void every_probe_is_in_one_chunk_in_its_order() {
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            probes.add(probe("t" + i % 7, "t" + i));
        }

        List<List<Integer>> chunks = Chunks.of(probes, 2, test -> 1_000_000);

        assertThat(chunks.stream().flatMap(List::stream))
                .isEqualTo(IntStream.range(0, 1000).boxed().toList());
        assertThat(chunks).allMatch(chunk -> chunk.size() <= 64).hasSizeLessThan(30);
    }

    @Test
    void a_long_start_is_shared_by_more_probes_than_a_short_one() {
        List<Probe> probes = new ArrayList<>();
        String[] start = IntStream.range(0, 20).mapToObj(i -> "s" + i).toArray(String[]::new);
        for (int i = 0; i < 80; i++) {
            probes.add(probe(Stream.concat(Stream.of(start), Stream.of("t" + i)).toArray(String[]::new)));
        }

        assertThat(Chunks.of(probes, 4, test -> 1_000_000)).hasSize(2);
    }

    @Test
    void slow_tests_make_small_chunks() {
        List<Probe> probes =
                IntStream.range(0, 100).mapToObj(i -> probe("t" + i)).toList();

        assertThat(Chunks.of(probes, 1, test -> 1_500_000_000)).hasSize(100);
        assertThat(Chunks.of(probes.subList(0, 1), 8, test -> 1)).hasSize(1);
        assertThat(Chunks.of(List.of(), 8, test -> 1)).isEmpty();
    }

    private static Probe probe(String... tests) {
        return Probe.of(Stream.of(tests).map(TestId::new).toList());
    }
}
