package dev.ralph.provider;

import dev.ralph.sandbox.Mount;
import java.util.List;

/**
 * The programs of one PostgreSQL, as a sandbox sees them.
 *
 * @param origin said beside the version: {@code embedded} or {@code installed}
 * @param id changes when the programs change; safe in file names
 * @param mounts what they need besides the system's own programs
 * @param bin the folder of {@code initdb} and {@code postgres} inside the sandbox
 */
record PostgresqlBinaries(String origin, String id, List<Mount> mounts, String bin) {

    PostgresqlBinaries {
        mounts = List.copyOf(mounts);
    }
}
