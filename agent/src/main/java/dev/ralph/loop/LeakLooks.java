package dev.ralph.loop;

import dev.ralph.diagnose.reading.TestPlaces;
import dev.ralph.matrix.MatrixListener;
import dev.ralph.model.CellResult;
import dev.ralph.model.Finding;
import dev.ralph.model.TestId;
import dev.ralph.model.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the tests of a leak show at the desk of a model. */
record LeakLooks(Sighting seen, Workshop shop, MatrixListener listener, LeakSearch search) implements BenchDesk.Looks {

    /** What a model is told first: what carries the leak, where everything is, and how the victims fail. */
    List<String> told(List<CellResult> before) {
        List<String> told = new ArrayList<>(seen.sentences());
        seen.findings().stream().map(Finding::sentence).forEach(told::add);
        TestPlaces places = new TestPlaces(shop.bench().sources());
        seen.witnesses().stream()
                .flatMap(witness -> witness.order().stream())
                .distinct()
                .forEach(test -> places.find(test)
                        .ifPresent(place -> told.add("%s is declared in %s".formatted(test, place.declaration()))));
        for (Witness witness : seen.witnesses()) {
            told.add("run alone in this order, the last one fails: "
                    + witness.order().stream().map(TestId::value).collect(Collectors.joining(", then ")));
        }
        told.add(CellText.of(before.stream()
                .filter(result ->
                        LeakRepair.isOfWitness(result.cell()) && result.cell().round() == 1)
                .toList()));
        return told;
    }

    @Override
    public String run(List<TestId> tests) {
        List<Witness> asked = tests.isEmpty() ? seen.witnesses() : List.of(new Witness(1, tests));
        return CellText.of(new WitnessRuns(shop.matrix(), shop.bench().suite(), listener).run(asked, 1));
    }

    @Override
    public String diagnose() {
        List<String> sentences = search.in(shop.bench().suite()).sentences();
        return sentences.isEmpty()
                ? "none of the tests of this task depends on another any more"
                : String.join("\n", sentences);
    }
}
