package dev.ralph.loop;

import dev.ralph.diagnose.order.Dependence;
import dev.ralph.diagnose.order.Dependence.State;
import dev.ralph.diagnose.order.Examination;
import dev.ralph.diagnose.reading.LeakSource;
import dev.ralph.model.Leak;
import java.nio.file.Path;
import java.util.List;

/** Says by reading where state is set, when running did not show it. */
final class Sources {

    private final Path project;

    Sources(Path project) {
        this.project = project;
    }

    Examination located(Examination found) {
        boolean isKnown = found.dependences().stream()
                .flatMap(dependence -> dependence.states().stream())
                .noneMatch(state -> state.location().isEmpty());
        if (isKnown) {
            return found;
        }
        LeakSource source = new LeakSource(project);
        return found.withDependences(found.dependences().stream()
                .map(dependence -> located(dependence, source))
                .toList());
    }

    private static Dependence located(Dependence dependence, LeakSource source) {
        List<State> states = dependence.states().stream()
                .map(state -> state.location().isEmpty() ? state.probablyAt(location(state, source)) : state)
                .toList();
        return dependence.withStates(states);
    }

    private static String location(State state, LeakSource source) {
        Leak leak = new Leak(
                state.polluter(), state.kind(), Leak.Shape.VALUE, state.where(), state.before(), state.after());
        return source.find(leak).map(Object::toString).orElse("");
    }
}
