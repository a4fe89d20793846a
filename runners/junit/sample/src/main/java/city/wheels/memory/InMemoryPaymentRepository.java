package city.wheels.memory;

import city.wheels.Payment;
import city.wheels.PaymentRepository;
import java.util.List;

final class InMemoryPaymentRepository implements PaymentRepository {
    private final Rows<Payment> payments = new Rows<>();

    @Override
    public Payment add(long rental, long cents, String receipt) {
        long id = payments.nextId();
        return payments.put(id, new Payment(id, rental, cents, receipt));
    }

    @Override
    public List<Payment> of(long rental) {
        return payments.where(payment -> payment.rental() == rental);
    }

    @Override
    public long total() {
        return payments.where(payment -> true).stream().mapToLong(Payment::cents).sum();
    }

    @Override
    public void removeOf(long rental) {
        payments.remove(payment -> payment.rental() == rental);
    }
}
