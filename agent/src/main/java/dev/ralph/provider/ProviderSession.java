package dev.ralph.provider;

/** A provider made ready once for many cells; closing it removes all that it put on the host. */
public interface ProviderSession extends AutoCloseable {

    /**
     * Says what one cell needs to reach its own, empty instance of the provider. Never throws because of the world
     * outside: when the instance cannot be made, the script says why and exits with
     * {@link ProviderLaunch#PROVIDER_FAILED}. May be called while other cells run.
     *
     * @param cellId safe in file and database names; no other cell of this session has it
     * @param workers how many parallel workers the cell has
     */
    ProviderLaunch launch(String cellId, int workers);

    @Override
    void close();
}
