package dev.ralph.provider;

import dev.ralph.model.Provider;
import java.util.Optional;
import java.util.function.Function;

/** What the data file of a provider asks for; the name of the file is the provider's name. */
public sealed interface ProviderConfig {

    Provider provider();

    /** The target's own stand-ins; nothing to start. */
    record Mock(Provider provider) implements ProviderConfig {}

    /** A file for every worker. */
    record Sqlite(Provider provider) implements ProviderConfig {}

    /**
     * A PostgreSQL.
     *
     * @param image of the container, used in mode {@link Mode#CONTAINER}
     * @param server always present in mode {@link Mode#SERVER}
     */
    record Postgresql(Provider provider, Mode mode, String image, Optional<ServerAddress> server)
            implements ProviderConfig {

        public Postgresql {
            if (mode == Mode.SERVER && server.isEmpty()) {
                throw new IllegalArgumentException("mode server needs the address of a server");
            }
        }
    }

    /** Where the PostgreSQL of a cell comes from. */
    enum Mode {
        /** Started inside the sandbox, from binaries that come with ralph. */
        EMBEDDED,
        /** Started inside the sandbox, from the newest PostgreSQL installed on this machine. */
        INSTALLED,
        /** One container for all cells, a database for each. */
        CONTAINER,
        /** A server that is there already, a database for each cell. */
        SERVER
    }

    /** Handles every kind of provider; a new kind adds a parameter, so every caller must answer for it. */
    default <R> R match(Function<Mock, R> mock, Function<Sqlite, R> sqlite, Function<Postgresql, R> postgresql) {
        if (this instanceof Mock config) {
            return mock.apply(config);
        }
        if (this instanceof Sqlite config) {
            return sqlite.apply(config);
        }
        return postgresql.apply((Postgresql) this);
    }
}
