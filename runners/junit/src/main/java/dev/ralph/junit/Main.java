package dev.ralph.junit;

import java.io.IOException;
import java.nio.file.Paths;

/** The entry point: {@code list}, {@code run}, {@code serve} or {@code train}, each with an argument file. */
public final class Main {

    private static final int BROKEN = 70;

    private Main() {}

    public static void main(String[] args) throws IOException {
        Arguments arguments = Arguments.read(Paths.get(args[1]));
        try (Events events = Events.to(arguments.events(), arguments.nonce())) {
            int exitCode = work(args[0], arguments, events);
            // Threads that tests left behind must not keep this JVM alive.
            Runtime.getRuntime().halt(exitCode);
        }
    }

    @SuppressWarnings("CallToPrintStackTrace")
    private static int work(String mode, Arguments arguments, Events events) {
        try {
            if (mode.equals("list")) {
                new Listing(arguments, events).write();
            } else if (mode.equals("serve") && !arguments.once()) {
                new Server(arguments, events).serve();
            } else if (mode.equals("train")) {
                new Server(arguments, events).train();
            } else {
                new Worker(arguments, events).run();
            }
            return 0;
        } catch (Throwable broken) {
            events.broken(broken);
            broken.printStackTrace();
            return BROKEN;
        }
    }
}
