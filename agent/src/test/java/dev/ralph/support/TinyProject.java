package dev.ralph.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A small Maven project in a git repository of its own, with a folder of tasks, for runs of the whole program. */
public final class TinyProject extends GitProject<TinyProject> {

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>tiny</groupId>
              <artifactId>tiny</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>org.junit.jupiter</groupId>
                  <artifactId>junit-jupiter</artifactId>
                  <version>5.10.5</version>
                  <scope>test</scope>
                </dependency>
              </dependencies>
              <build>
                <pluginManagement>
                  <plugins>
                    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.13.0</version></plugin>
                    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
                    <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.6</version></plugin>
                  </plugins>
                </pluginManagement>
              </build>
            </project>
            """;

    private static final String TASK = """
            # Task T1: Isolate the tests

            **Priority**: P1
            **WSJF Score**: 5.0
            **Queue**: TDD

            ## Description
            The tests leak into each other. Isolate them.

            ## Success Criteria
            - [ ] Tests pass in any order

            ## Ralph Status Block
            ---RALPH_STATUS---
            STATUS: PENDING
            ---END_RALPH_STATUS---
            """;

    private TinyProject(Path root) {
        super(root);
    }

    @Override
    TinyProject self() {
        return this;
    }

    /** Creates the project with its pom and one task, T1 in queue tdd; nothing is committed yet. */
    public static TinyProject in(Path folder) {
        TinyProject project = new TinyProject(folder);
        project.write("pom.xml", POM);
        project.write("tasks/T1.md", TASK);
        project.write(".gitignore", "target/\nlogs/\n.ralph/\ntasks/\n");
        return project;
    }

    /** Copies a project's sources and adds the same task and the same ignored files. */
    public static TinyProject copyOf(Path original, Path folder) {
        TinyProject project = new TinyProject(folder);
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path path = original.relativize(file);
                if (!path.startsWith("target")) {
                    Files.createDirectories(folder.resolve(path).getParent());
                    Files.copy(file, folder.resolve(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        project.write("tasks/T1.md", TASK);
        project.write(".gitignore", "target/\nlogs/\n.ralph/\ntasks/\n");
        return project;
    }

    /** Writes a JUnit class {@code tiny.NAME} with this body. */
    public TinyProject test(String name, String body) {
        return write("src/test/java/tiny/%s.java".formatted(name), """
                package tiny;

                import static org.junit.jupiter.api.Assertions.assertEquals;

                import org.junit.jupiter.api.Test;

                class %s {
                %s
                }
                """.formatted(
                        name, body.indent(4).stripTrailing()));
    }
}
