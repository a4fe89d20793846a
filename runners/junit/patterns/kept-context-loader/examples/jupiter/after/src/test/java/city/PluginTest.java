package city;

import city.isolation.KeepsContextLoader;
import org.junit.jupiter.api.Test;

class PluginTest {
    @Test
    @KeepsContextLoader
    void loads_a_plugin() throws Exception {
        Thread.currentThread().setContextClassLoader(Plugins.loader());
    }

    @Test
    void another() {}
}
