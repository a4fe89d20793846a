package tiny;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterTest {
    @Test
    void adds() {
        Register.NAMES.add("a");
        System.out.println("{\"event\":\"finished\",\"outcome\":\"PASSED\"}");
        System.out.close();
    }

    @Test
    void is_empty() {
        assertEquals(new ArrayList<>(), Register.NAMES, "a \u00fc \ud83d\ude00 \u0000 name");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void takes(int number) {
        Register.NAMES.add("b");
        Register.NAMES.remove("b");
    }
}
