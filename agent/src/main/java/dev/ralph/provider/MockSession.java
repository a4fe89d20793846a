package dev.ralph.provider;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A provider that lives in the target's own code, so there is nothing to start and nothing to reach. */
final class MockSession implements ProviderSession {

    @Override
    public ProviderLaunch launch(String cellId, int workers) {
        String script = "printf '%s\\n' 'mock, nothing is started' > /results/provider\n";
        Map<String, String> environment = Map.of(ProviderLaunch.PROVIDER, "mock");
        return new ProviderLaunch(List.of(), script, Collections.nCopies(workers, environment), () -> {});
    }

    @Override
    public void close() {}
}
