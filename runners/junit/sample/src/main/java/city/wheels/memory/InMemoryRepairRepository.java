package city.wheels.memory;

import city.wheels.Repair;
import city.wheels.RepairRepository;
import java.util.List;
import java.util.Optional;

final class InMemoryRepairRepository implements RepairRepository {
    private final Rows<Repair> repairs = new Rows<>();

    @Override
    public Repair open(long bike, String note) {
        long id = repairs.nextId();
        return repairs.put(id, new Repair(id, bike, note, false));
    }

    @Override
    public Optional<Repair> find(long id) {
        return repairs.get(id);
    }

    @Override
    public List<Repair> of(long bike) {
        return repairs.where(repair -> repair.bike() == bike);
    }

    @Override
    public void finish(long id) {
        repairs.change(id, old -> new Repair(id, old.bike(), old.note(), true));
    }
}
