package dev.ralph.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Shows that the attacks would succeed if nothing stopped them. */
final class AttacksTest {

    @TestFactory
    Stream<DynamicTest> an_attack_gets_through_where_there_is_no_sandbox(@TempDir Path temp) {
        return Attacks.all().stream()
                .filter(Attack::control)
                .map(attack -> DynamicTest.dynamicTest(attack.toString(), () -> getsThrough(attack, temp)));
    }

    private static void getsThrough(Attack attack, Path temp) throws IOException {
        Path writable = Files.createDirectories(temp.resolve(attack.id() + "/writable"));
        SandboxUser.current().prepare(temp);
        try (AttackedHost host = new AttackedHost(temp.resolve(attack.id() + "/host"))) {
            List<String> argv = new ArrayList<>(SandboxUser.current().become(HostTools.on("")));
            argv.addAll(List.of("/bin/sh", "-c", attack.script()));
            ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
            builder.environment().putAll(host.environment());
            builder.environment().put("WRITABLE", writable.toString());
            String said = new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said).contains("BREACH");
        }
    }
}
