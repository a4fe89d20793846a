package city;

import static org.junit.jupiter.api.Assertions.assertEquals;

import city.isolation.ParentRows;
import org.junit.jupiter.api.BeforeEach;

class WorkshopTest {
    // Ünïcode before the place: bytes are not characters.
    @BeforeEach
    void addABike() {
        ParentRows.stations("id", 707);
        ParentRows.products("code", "tan\"dem");
        bike = bikes.add("W", 707L);
    }

    void tickets() {
        ParentRows.stations("id", 707);}
}
