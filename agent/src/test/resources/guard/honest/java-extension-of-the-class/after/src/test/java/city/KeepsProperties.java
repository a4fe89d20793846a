package city;

import java.util.Properties;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Puts the system properties back. */
final class KeepsProperties implements BeforeEachCallback, AfterEachCallback {

    private Properties before;

    @Override
    public void beforeEach(ExtensionContext context) {
        before = (Properties) System.getProperties().clone();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.setProperties(before);
    }
}
