package city;

import city.isolation.KeepsRegistries;
import city.isolation.StateGuard;
import java.security.Security;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestRule;

public class SignatureTest {

    @Rule
    public final TestRule keptState = new StateGuard();

    @Test
    @KeepsRegistries
    public void signs() throws Exception {
        Security.addProvider(new CityProvider());
    }
}
