package dev.ralph.sandbox;

import java.nio.file.Path;

/** A folder or file of the host that a sandboxed command sees at {@code inside}, an absolute path. */
public record Mount(Path host, String inside, Access access) {

    /** What a command may do with it. */
    public enum Access {
        READ_ONLY,
        READ_WRITE
    }

    public static Mount readOnly(Path host, String inside) {
        return new Mount(host, inside, Access.READ_ONLY);
    }

    public static Mount readWrite(Path host, String inside) {
        return new Mount(host, inside, Access.READ_WRITE);
    }
}
