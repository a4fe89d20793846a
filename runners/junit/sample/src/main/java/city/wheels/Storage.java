package city.wheels;

/** Everything the services need to keep. */
public record Storage(
        ZoneRepository zones,
        StationRepository stations,
        DockRepository docks,
        BikeRepository bikes,
        RiderRepository riders,
        RentalRepository rentals,
        PaymentRepository payments,
        RepairRepository repairs,
        PriceRepository prices,
        Transactions transactions) {}
