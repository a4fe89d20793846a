package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.TestId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlanTestsTest {

    @ParameterizedTest
    @CsvSource({
        "tests/test_bikes.py,              tests/test_bikes.py::test_one,  true",
        "tests/test_bikes.py,              test_bikes.py::test_one,        false",
        "src/test/java/city/BikesTest.java, city.BikesTest#adds(),          true",
        "src/test/java/city/BikesTest.java, city.BikesTest$Empty#adds(),    true",
        "src/test/java/BikesTest.java,      BikesTest#adds(),               true",
        "src/test/java/city/BikesTest.java, ity.BikesTest#adds(),           false",
        "src/test/java/city/BikesTest.java, city.MyBikesTest#adds(),        false"
    })
    void a_file_holds_the_tests_that_are_named_after_it(String file, String test, boolean isHeld) {
        assertThat(PlanTests.holds(file, new TestId(test))).isEqualTo(isHeld);
    }
}
