package city.wheels;

import java.util.List;

public interface PaymentRepository {
    Payment add(long rental, long cents, String receipt);

    List<Payment> of(long rental);

    /** Returns the sum of all payments in cents. */
    long total();

    void removeOf(long rental);
}
