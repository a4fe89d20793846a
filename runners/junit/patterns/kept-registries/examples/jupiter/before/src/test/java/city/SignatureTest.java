package city;

import java.security.Security;
import org.junit.jupiter.api.Test;

class SignatureTest {
    @Test
    void signs() throws Exception {
        Security.addProvider(new CityProvider());
    }

    @Test
    void another() {}
}
