package city.wheels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DockServiceTest {
    private final Backend backend = Backend.current();
    private final DockService service = backend.dockService();
    private Station station;

    @BeforeEach
    void openAStationWithTwoDocks() {
        Zone zone = backend.zones().add(backend.code("D"), "Docklands", null);
        station = backend.stationService().open(backend.code("D"), "Crane Square", zone.id(), 2);
    }

    @Test
    void a_bike_can_be_taken_out() {
        Bike bike = bike();
        service.park(dock(1), bike);
        assertEquals(1, service.freeDocks(station));

        service.takeOut(bike);

        assertEquals(2, service.freeDocks(station));
        assertThrows(IllegalStateException.class, () -> service.takeOut(bike));
    }

    @Test
    void a_bike_stands_in_one_dock_only() {
        Bike bike = bike();
        service.park(dock(1), bike);

        assertThrows(IllegalStateException.class, () -> service.park(dock(2), bike));
        assertNull(dock(2).bike());
    }

    @Test
    void a_dock_can_be_added_to_an_old_station() {
        Dock dock = backend.docks().add(707, 12);

        assertEquals(12, dock.number());
        assertTrue(backend.docks().at(707).contains(dock));
    }

    @Test
    void a_half_done_swap_is_refused() throws SQLException {
        Bike bike = bike();
        service.park(dock(1), bike);

        if (backend.is("postgresql")) {
            try (Connection connection = backend.connection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.executeUpdate("UPDATE docks SET bike_id = " + bike.id() + " WHERE id = " + dock(2).id());
                SQLException refused = assertThrows(SQLException.class, connection::commit);
                assertEquals("23505", refused.getSQLState());
                connection.setAutoCommit(true);
            }
        }
        assertNull(dock(2).bike());
    }

    @Test
    void a_new_station_has_only_free_docks() {
        List<Dock> docks = backend.docks().at(station.id());

        assertEquals(List.of(1, 2), docks.stream().map(Dock::number).toList());
        assertEquals(2, service.freeDocks(station));
    }

    @Test
    void two_bikes_change_places() {
        Bike red = bike();
        Bike blue = bike();
        service.park(dock(1), red);
        service.park(dock(2), blue);

        service.swap(dock(1), dock(2));

        assertEquals(blue.id(), dock(1).bike());
        assertEquals(red.id(), dock(2).bike());
    }

    private Bike bike() {
        return backend.bikes().add(backend.code("D"), "city", null);
    }

    private Dock dock(int number) {
        return backend.docks().at(station.id()).get(number - 1);
    }
}
