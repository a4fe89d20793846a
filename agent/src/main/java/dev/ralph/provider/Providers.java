package dev.ralph.provider;

import dev.ralph.model.Problem;
import dev.ralph.model.Provider;
import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Sandbox;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Opens the providers that the data files describe. */
public final class Providers {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final List<ProviderConfig> configs;
    private final Sandbox sandbox;
    private final Cache cache;
    private final Map<String, String> environment;

    /**
     * Opens nothing yet.
     *
     * @param cache folder for what is made once; the user that the sandbox runs as must be able to enter it
     * @param environment where the password of a server is looked up
     */
    public Providers(List<ProviderConfig> configs, Sandbox sandbox, Path cache, Map<String, String> environment) {
        this.configs = List.copyOf(configs);
        this.sandbox = sandbox;
        this.cache = new Cache(cache);
        this.environment = Map.copyOf(environment);
    }

    /** Returns the providers that can be asked for, ordered by name. */
    public List<Provider> all() {
        return configs.stream().map(ProviderConfig::provider).toList();
    }

    /**
     * Makes a provider ready for cells, or says why it cannot be had here.
     *
     * @throws RalphException when no data file describes it
     */
    public synchronized Opened open(Provider provider) {
        if (provider.equals(Provider.OWN)) {
            return new Opened.Ready(new OwnSession());
        }
        ProviderConfig config = configs.stream()
                .filter(candidate -> candidate.provider().equals(provider))
                .findFirst()
                .orElseThrow(() -> unknown(provider));
        try {
            return new Opened.Ready(
                    config.match(mock -> new MockSession(), sqlite -> new SqliteSession(), this::postgresql));
        } catch (RalphException e) {
            return new Opened.Unavailable(
                    e.problems().stream().map(Providers::oneLine).collect(Collectors.joining("; ")));
        } catch (UncheckedIOException e) {
            return new Opened.Unavailable(oneLine(new Problem(
                    "It cannot be made ready: " + e.getMessage(),
                    String.valueOf(e.getCause()),
                    "make room, or delete what is damaged, and run again")));
        }
    }

    private ProviderSession postgresql(ProviderConfig.Postgresql config) {
        return switch (config.mode()) {
            case EMBEDDED -> ClusterSession.open(EmbeddedBinaries.unpacked(cache), cache, sandbox);
            case INSTALLED -> ClusterSession.open(InstalledBinaries.newest(INSTALLED), cache, sandbox);
            case CONTAINER -> ContainerServer.open(config.image());
            case SERVER -> ServerSession.open(config.server().orElseThrow(), environment);
        };
    }

    private static String oneLine(Problem problem) {
        return "%s (%s) %s"
                .formatted(problem.what(), problem.where(), problem.remedy())
                .strip()
                .replaceAll("\\s*\\R\\s*", " ");
    }

    private RalphException unknown(Provider provider) {
        String known = all().stream().map(Provider::name).collect(Collectors.joining(", "));
        return new RalphException(
                "There is no provider named '%s'.".formatted(provider),
                "runners/providers",
                "use one of " + known + ", or add %s.yaml there".formatted(provider));
    }
}
