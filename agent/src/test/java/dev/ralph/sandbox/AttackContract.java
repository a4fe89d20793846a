package dev.ralph.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What hostile code must not achieve in any sandbox. */
interface AttackContract {

    Sandbox sandbox();

    @TestFactory
    default Stream<DynamicTest> no_attack_gets_through(@TempDir Path temp) {
        return Attacks.all().stream()
                .map(attack -> DynamicTest.dynamicTest(attack.toString(), () -> withstands(attack, temp)));
    }

    private void withstands(Attack attack, Path temp) throws IOException {
        Path writable = Files.createDirectories(temp.resolve(attack.id() + "/writable"));
        SandboxUser.current().prepare(temp);
        try (AttackedHost host = new AttackedHost(temp.resolve(attack.id() + "/host"))) {
            Map<String, String> environment = new HashMap<>(host.environment());
            environment.put("WRITABLE", "/writable");
            Path log = temp.resolve(attack.id() + "/log");
            sandbox()
                    .run(new Command(
                            List.of("/bin/sh", "-c", attack.script() + "\necho tried"),
                            environment,
                            List.of(Mount.readWrite(writable, "/writable")),
                            "/writable",
                            Limits.testing(Duration.ofSeconds(60)),
                            log));
            assertThat(log).content().contains("tried").doesNotContain("BREACH");
            assertThat(host.isUnharmed()).isTrue();
        }
    }
}
