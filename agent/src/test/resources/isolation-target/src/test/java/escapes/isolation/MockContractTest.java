package escapes.isolation;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A mock that answers otherwise than the store it stands for is told so; one that answers alike is not. */
class MockContractTest {

    interface Names {
        Name add(String text);

        Optional<Name> find(String text);

        Stream<Name> all();
    }

    static final class Name {
        final long id;
        final String text;

        Name(long id, String text) {
            this.id = id;
            this.text = text;
        }
    }

    /** Two stores in one, as a record would be. */
    static final class Storage {
        private final Names first;
        private final Names second;

        Storage(Names first, Names second) {
            this.first = first;
            this.second = second;
        }
    }

    static class Store implements Names {
        private final List<Name> names = new ArrayList<>();
        private long last;

        Store(long last) {
            this.last = last;
        }

        @Override
        public Name add(String text) {
            if (find(text).isPresent()) {
                throw new IllegalStateException(text);
            }
            Name name = new Name(++last, text);
            names.add(name);
            return name;
        }

        @Override
        public Optional<Name> find(String text) {
            return all().filter(name -> name.text.equals(text)).findFirst();
        }

        @Override
        public Stream<Name> all() {
            return names.stream();
        }
    }

    private static final MockContract.Scenario<Names> SCENARIO = names -> {
        names.add("north");
        assertThrows(IllegalStateException.class, () -> names.add("north"));
        names.find("north");
        names.find("nowhere");
        assertTrue(names.all().count() == 1);
    };

    private static String told(Names mock) {
        return assertThrows(AssertionError.class, () -> contract().sameAnswers(new Store(7), mock, SCENARIO))
                .getMessage();
    }

    private static MockContract<Names> contract() {
        return MockContract.of(Names.class).choosing("id");
    }

    @Test
    void the_same_answers_under_other_numbers_are_no_difference() throws Exception {
        contract().sameAnswers(new Store(7), new Store(0), SCENARIO);
    }

    @Test
    void numbers_that_are_not_named_are_compared() {
        AssertionError told = assertThrows(
                AssertionError.class,
                () -> MockContract.of(Names.class).sameAnswers(new Store(7), new Store(0), SCENARIO));
        assertTrue(told.getMessage().contains("{id=8, text=north}"), told.getMessage());
    }

    @Test
    void what_the_store_refuses_the_mock_refuses() {
        String told = told(new Store(0) {
            @Override
            public Optional<Name> find(String text) {
                return Optional.empty();
            }
        });
        assertTrue(told.contains("store: add(north) throws java.lang.IllegalStateException"), told);
        assertTrue(told.contains("mock:  add(north) answers {id=id 2, text=north}"), told);
    }

    @Test
    void a_scenario_that_calls_nothing_shows_nothing() {
        AssertionError told = assertThrows(
                AssertionError.class, () -> contract().sameAnswers(new Store(0), new Store(0), names -> {}));
        assertTrue(told.getMessage().contains("calls nothing"), told.getMessage());
    }

    @Test
    void a_storage_of_several_stores_is_heard_in_each() throws Exception {
        Storage real = new Storage(new Store(3), new Store(30));
        Storage mock = new Storage(new Store(0), new Store(0));
        MockContract<Storage> contract = MockContract.of(Storage.class);

        contract.choosing("id").sameAnswers(real, mock, storage -> {
            storage.first.add("north");
            storage.second.add("south");
        });
        AssertionError told = assertThrows(
                AssertionError.class, () -> contract.sameAnswers(real, mock, storage -> storage.second.add("west")));
        assertTrue(told.getMessage().contains("store: second.add(west)"), told.getMessage());
    }
}
