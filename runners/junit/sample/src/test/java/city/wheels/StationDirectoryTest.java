package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StationDirectoryTest {
    private final Backend backend = Backend.current();
    private final StationService service = backend.stationService();

    @BeforeEach
    void openTheMainStation() {
        Zone zone = backend.zones().add("HBF", "Station Quarter", null);
        service.open("HBF", "Main Station", zone.id(), 1);
    }

    @AfterEach
    void closeIt() {
        service.close("HBF");
        backend.zones().remove("HBF");
    }

    @Test
    void a_label_shows_code_and_name() {
        assertEquals("HBF Main Station", service.label("HBF"));
    }

    @Test
    void a_new_name_is_on_the_next_label() {
        service.label("HBF");

        service.rename("HBF", "Central Station");

        assertEquals("HBF Central Station", service.label("HBF"));
    }

    @Test
    void an_unknown_code_stands_for_itself() {
        assertEquals("X-404", service.label("X-404"));
    }
}
