package city.wheels;

/** Takes bikes in for repair and lets them go again. */
public final class Workshop {
    private final Storage storage;

    public Workshop(Storage storage) {
        this.storage = storage;
    }

    public Repair takeIn(Bike bike, String note) {
        if (note.isBlank()) {
            throw new IllegalArgumentException("Say what is broken");
        }
        return storage.transactions().inTransaction(() -> {
            storage.bikes().setStatus(bike.id(), BikeStatus.WORKSHOP);
            return storage.repairs().open(bike.id(), note);
        });
    }

    /** Finishes a ticket; the bike is free once its last ticket is done. */
    public void finish(Repair repair) {
        storage.transactions().inTransaction(() -> {
            storage.repairs().finish(repair.id());
            if (storage.repairs().of(repair.bike()).stream().allMatch(Repair::done)) {
                storage.bikes().setStatus(repair.bike(), BikeStatus.FREE);
            }
        });
    }
}
