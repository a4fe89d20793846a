package city;

import org.junit.Test;

public class PluginTest {

    @Test
    public void loadsAPlugin() throws Exception {
        Thread.currentThread().setContextClassLoader(Plugins.loader());
    }
}
