package dev.ralph.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A stand-in for Maven that compiles with {@code javac} alone, in a tenth of the time, against the JUnit of these tests.
 * For tests that build a project hundreds of times.
 */
public final class PlainMaven {

    private static final String SCRIPT = """
            #!/bin/sh
            set -e
            mkdir -p target/classes target/test-classes
            "$JAVA_HOME/bin/javac" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -nowarn -proc:none -encoding UTF-8 \\
                -cp '%1$s' -d target/test-classes $(find src -name '*.java') \\
                || { echo "[ERROR] COMPILATION ERROR :"; exit 1; }
            [ ! -d src/test/resources ] || cp -R src/test/resources/. target/test-classes/
            printf '%%s' '%1$s' > /results/classpath
            """;

    private PlainMaven() {}

    /** Makes it in a folder that the sandbox can reach, and returns what to give as {@code MAVEN_HOME}. */
    public static Path in(Path home, Path cache) {
        try {
            List<Path> jars = Program.classPathOfTests()
                    .filter(entry -> entry.matches(".*/org/(junit|opentest4j|apiguardian|jspecify)/.*\\.jar"))
                    .map(Path::of)
                    .toList();
            for (Path jar : jars) {
                Path copy = cache.resolve("m2").resolve(inRepository(jar));
                Files.createDirectories(copy.getParent());
                Files.copy(jar, copy);
            }
            String classPath = String.join(
                    ":",
                    jars.stream().map(jar -> "/cache/m2/" + inRepository(jar)).toList());
            Files.createDirectories(home.resolve("boot"));
            Path mvn = home.resolve("bin/mvn");
            Files.createDirectories(mvn.getParent());
            Files.writeString(mvn, SCRIPT.formatted(classPath));
            Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String inRepository(Path jar) {
        return jar.toString().replaceFirst(".*/(org/(junit|opentest4j|apiguardian|jspecify)/)", "$1");
    }
}
