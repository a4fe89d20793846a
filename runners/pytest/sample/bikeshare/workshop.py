"""Takes bikes in for repair and lets them go again."""

from bikeshare.model import FREE, WORKSHOP


class Workshop:
    def __init__(self, storage):
        self.storage = storage

    def take_in(self, bike, note):
        if not note.strip():
            raise ValueError("Say what is broken")
        with self.storage.transaction():
            self.storage.bikes.set_status(bike.id, WORKSHOP)
            return self.storage.repairs.open(bike.id, note)

    def finish(self, repair):
        """Finishes a ticket; the bike is free once its last ticket is done."""
        with self.storage.transaction():
            self.storage.repairs.finish(repair.id)
            if all(ticket.done for ticket in self.storage.repairs.of(repair.bike)):
                self.storage.bikes.set_status(repair.bike, FREE)
