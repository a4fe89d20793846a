package city;

import city.isolation.KeepsContextLoader;
import city.isolation.StateGuard;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestRule;

public class PluginTest {

    @Rule
    public final TestRule keptState = new StateGuard();

    @Test
    @KeepsContextLoader
    public void loadsAPlugin() throws Exception {
        Thread.currentThread().setContextClassLoader(Plugins.loader());
    }
}
