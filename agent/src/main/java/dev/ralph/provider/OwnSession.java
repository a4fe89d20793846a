package dev.ralph.provider;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Whatever the tests choose when nobody tells them. */
final class OwnSession implements ProviderSession {

    @Override
    public ProviderLaunch launch(String cellId, int workers) {
        String script = "printf '%s\\n' 'whatever the tests choose' > /results/provider\n";
        return new ProviderLaunch(List.of(), script, Collections.nCopies(workers, Map.of()), () -> {});
    }

    @Override
    public void close() {}
}
