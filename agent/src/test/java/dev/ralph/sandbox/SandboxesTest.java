package dev.ralph.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ralph.model.RalphException;
import dev.ralph.support.Needs;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SandboxesTest {

    @Test
    @Needs("bubblewrap")
    void prefers_bubblewrap() {
        assertThat(Sandboxes.choose("auto").name()).matches("bubblewrap \\d+\\..*");
    }

    @Test
    @Needs("unshare")
    void makes_do_without_bubblewrap() {
        assertThat(without("bwrap").pick("auto").name()).matches("unshare \\d+\\..*");
    }

    @Test
    @Needs("unshare")
    void admits_that_there_is_no_filter_without_perl() {
        assertThat(without("perl").pick("unshare").notEnforced())
                .anyMatch(sentence -> sentence.startsWith("No system call filter"));
        assertThat(Sandboxes.choose("unshare").notEnforced()).noneMatch(sentence -> sentence.contains("filter"));
    }

    @Test
    void never_goes_without_a_sandbox_unasked() {
        Sandboxes sandboxes = without("bwrap", "unshare");

        assertThatThrownBy(() -> sandboxes.pick("auto"))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("bwrap is missing")
                .hasMessageContaining("unshare is missing")
                .hasMessageContaining("apt-get install bubblewrap");
    }

    @Test
    void refuses_a_name_it_does_not_know() {
        assertThatThrownBy(() -> Sandboxes.choose("docker"))
                .isInstanceOf(RalphException.class)
                .hasMessageContaining("'docker'");
    }

    @Test
    @Needs("bubblewrap")
    void says_why_when_the_kernel_does_not_let_it(@TempDir Path temp) throws IOException, URISyntaxException {
        copyClasses(Sandboxes.class, temp);
        copyClasses(SandboxesTest.class, temp);
        copyClasses(RalphException.class, temp);
        Path java = Path.of(System.getProperty("java.home")).toRealPath();
        Shell shell = Shell.in(Sandboxes.choose("bubblewrap"), temp)
                .mounting(Mount.readOnly(temp.resolve("classes"), "/classes"))
                .mounting(Mount.readOnly(java, "/jdk"));

        shell.run("/jdk/bin/java -Xmx64m -cp /classes '" + Choosing.class.getName() + "'");

        assertThat(shell.output())
                .contains("where:  bubblewrap", "where:  unshare")
                .contains("The sandbox could not be set up: bwrap: ")
                .contains("remedy: ");
    }

    /** Chooses a sandbox where there can be none: in a sandbox. */
    static final class Choosing {

        private Choosing() {}

        public static void main(String[] arguments) {
            Sandboxes.choose("auto");
        }
    }

    private static Sandboxes without(String... programs) {
        HostTools tools = HostTools.on("").without(Set.of(programs));
        return new Sandboxes(tools, SandboxUser.current(), System.getProperty("os.arch"));
    }

    private static void copyClasses(Class<?> member, Path to) throws IOException, URISyntaxException {
        Path from = Path.of(
                member.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = from.resolve(member.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve("classes").resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
