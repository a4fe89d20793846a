package city;

import java.security.Security;
import org.junit.Test;

public class SignatureTest {

    @Test
    public void signs() throws Exception {
        Security.addProvider(new CityProvider());
    }
}
