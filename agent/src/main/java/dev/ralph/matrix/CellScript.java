package dev.ralph.matrix;

import dev.ralph.provider.ProviderLaunch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The shell script that is one cell: it copies the built tree, starts the provider, then runs the workers. */
final class CellScript {

    private CellScript() {}

    /**
     * Returns the script.
     *
     * @param directory working directory of the tests, inside the sandbox
     * @param workers one command per worker
     */
    static String of(String directory, ProviderLaunch provider, List<List<String>> workers) {
        StringBuilder script = new StringBuilder("""
                # The tests get a copy of the built tree of their own, so that no cell sees the files of another.
                cp -a /tree/. /work/ || exit 96
                cd %s || exit 96
                """.formatted(quoted(directory)));
        script.append(provider.script().strip()).append('\n');
        for (int number = 0; number < workers.size(); number++) {
            script.append("(%s exec %s) > /results/worker-%d.out 2>&1 &\nworker_%d=$!\n"
                    .formatted(exports(provider.workers().get(number)), line(workers.get(number)), number, number));
        }
        for (int number = 0; number < workers.size(); number++) {
            script.append("wait $worker_%d; echo $? > /results/worker-%d.exit\n".formatted(number, number));
        }
        return script.append("exit 0\n").toString();
    }

    private static String exports(Map<String, String> environment) {
        return new TreeMap<>(environment)
                .entrySet().stream()
                        .map(entry -> "export %s=%s;".formatted(entry.getKey(), quoted(entry.getValue())))
                        .collect(Collectors.joining(" "));
    }

    private static String line(List<String> command) {
        return command.stream().map(CellScript::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
