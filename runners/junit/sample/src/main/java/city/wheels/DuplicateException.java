package city.wheels;

/** A code, card or number that has to be unique is taken already. */
public class DuplicateException extends StorageException {
    public DuplicateException(String message) {
        super(message);
    }

    public DuplicateException(Throwable cause) {
        super(cause);
    }
}
