package city.wheels;

/** The store refused a request. */
public class StorageException extends RuntimeException {
    public StorageException(String message) {
        super(message);
    }

    public StorageException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
