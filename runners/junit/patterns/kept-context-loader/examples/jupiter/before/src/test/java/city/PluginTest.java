package city;

import org.junit.jupiter.api.Test;

class PluginTest {
    @Test
    void loads_a_plugin() throws Exception {
        Thread.currentThread().setContextClassLoader(Plugins.loader());
    }

    @Test
    void another() {}
}
