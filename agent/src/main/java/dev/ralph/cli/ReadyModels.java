package dev.ralph.cli;

import dev.ralph.llm.Backend;
import dev.ralph.llm.Backends;
import dev.ralph.llm.ModelSpec;
import dev.ralph.loop.Preflight;
import dev.ralph.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The models of a chain that can be asked.
 *
 * @param problems why each of the others cannot
 */
record ReadyModels(List<Opened> models, List<Problem> problems) {

    ReadyModels {
        models = List.copyOf(models);
        problems = List.copyOf(problems);
    }

    /** A model with its key. */
    record Opened(ModelSpec spec, Backend backend) {}

    /** Opens all that it can. A model without its key is one that is out of order: the others of the chain are asked. */
    static ReadyModels of(ModelSettings.Chain chain, Keys keys, Backends backends) {
        Preflight preflight = new Preflight();
        List<Opened> models = new ArrayList<>();
        for (NamedModel model : chain.models()) {
            preflight
                    .need(() -> {
                        ModelSpec spec = model.spec(keys);
                        return new Opened(spec, backends.open(spec));
                    })
                    .ifPresent(models::add);
        }
        return new ReadyModels(models, preflight.problems());
    }

    List<String> names() {
        return models.stream().map(opened -> opened.spec().name()).toList();
    }

    List<Backend> backends() {
        return models.stream().map(Opened::backend).toList();
    }

    List<String> keys() {
        return models.stream().flatMap(opened -> opened.spec().key().stream()).toList();
    }

    /** The problems in one line; empty when there is none. */
    String told() {
        return problems.stream()
                .map(problem -> "%s (%s): %s".formatted(problem.what(), problem.where(), problem.remedy()))
                .collect(Collectors.joining("; "));
    }
}
