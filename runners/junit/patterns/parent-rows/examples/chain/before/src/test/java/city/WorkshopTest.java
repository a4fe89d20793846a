package city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;

class WorkshopTest {
    // Ünïcode before the place: bytes are not characters.
    @BeforeEach
    void addABike() {
        bike = bikes.add("W", 707L);
    }

    void tickets() {}
}
