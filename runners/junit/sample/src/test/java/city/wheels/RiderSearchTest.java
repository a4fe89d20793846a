package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RiderSearchTest {
    private final RiderRepository riders = Backend.current().riders();

    @BeforeEach
    void threeRiders() {
        riders.add("Q-1", "Zora Quill", null);
        riders.add("Q-2", "Quillon Zane", null);
        riders.add("Q-3", "Lena Moss", null);
    }

    @AfterEach
    void removeThem() {
        List.of("Q-1", "Q-2", "Q-3").forEach(riders::remove);
    }

    @Test
    void a_card_belongs_to_one_rider() {
        assertThrows(DuplicateException.class, () -> riders.add("Q-1", "Somebody Else", null));
        assertEquals("Zora Quill", riders.find("Q-1").orElseThrow().name());
    }

    @Test
    void a_card_can_be_handed_back() {
        riders.remove("Q-3");

        assertTrue(riders.find("Q-3").isEmpty());
        assertEquals(List.of(), search("Lena Moss"));
    }

    @Test
    void a_part_of_the_name_is_enough() {
        assertEquals(List.of("Q-1"), search("ra Qui"));
    }

    @Test
    void upper_and_lower_case_are_the_same() {
        assertEquals(List.of("Q-1", "Q-2"), search("QUILL"));
        assertEquals(List.of("Q-2"), search("zane"));
    }

    private List<String> search(String text) {
        return riders.search(text).stream().map(Rider::card).toList();
    }
}
