package city.wheels.memory;

import city.wheels.DuplicateException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The rows of one table by number. */
final class Rows<T> {
    private final Map<Long, T> rows = new TreeMap<>();
    private long last;

    synchronized long nextId() {
        return ++last;
    }

    synchronized T put(long id, T row) {
        if (rows.putIfAbsent(id, row) != null) {
            throw new DuplicateException("Number " + id + " is taken");
        }
        last = Math.max(last, id);
        return row;
    }

    synchronized void refuse(Predicate<T> clash, String code) {
        if (rows.values().stream().anyMatch(clash)) {
            throw new DuplicateException(code + " is taken");
        }
    }

    synchronized Optional<T> get(long id) {
        return Optional.ofNullable(rows.get(id));
    }

    synchronized List<T> where(Predicate<T> wanted) {
        return rows.values().stream().filter(wanted).toList();
    }

    synchronized Optional<T> first(Predicate<T> wanted) {
        return where(wanted).stream().findFirst();
    }

    synchronized void change(Predicate<T> wanted, UnaryOperator<T> change) {
        rows.replaceAll((id, row) -> wanted.test(row) ? change.apply(row) : row);
    }

    synchronized void change(long id, UnaryOperator<T> change) {
        rows.computeIfPresent(id, (key, row) -> change.apply(row));
    }

    synchronized void remove(Predicate<T> unwanted) {
        rows.values().removeIf(unwanted);
    }
}
