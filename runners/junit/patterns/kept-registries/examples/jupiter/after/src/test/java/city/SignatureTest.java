package city;

import city.isolation.KeepsRegistries;
import java.security.Security;
import org.junit.jupiter.api.Test;

class SignatureTest {
    @Test
    @KeepsRegistries
    void signs() throws Exception {
        Security.addProvider(new CityProvider());
    }

    @Test
    void another() {}
}
