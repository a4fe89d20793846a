package dev.ralph.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** POSIX shell for the inside of a sandbox: assignments of variables, then a file beside this class. */
record Script(String text) {

    static Script named(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no script " + name);
            }
            return new Script(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the script with {@code ralph_NAME} set before its first line. */
    Script with(String name, String value) {
        return new Script("ralph_%s=%s\n%s".formatted(name, quoted(value), text));
    }

    /** Returns a script that does nothing but say why the provider is not there. */
    static Script failing(String reason) {
        return named("fail.sh").with("reason", reason.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
