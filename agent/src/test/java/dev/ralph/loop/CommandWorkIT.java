package dev.ralph.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.sandbox.SandboxUser;
import dev.ralph.support.Needs;
import dev.ralph.support.PythonProject;
import dev.ralph.support.Ralph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run in which a coding agent, here a script, works on a fault that no pattern covers. */
@Needs({"bubblewrap", "pytest"})
final class CommandWorkIT {

    private static final String KEY = "a-key-that-nobody-may-see";

    private static final String AGENT = """
            import os, sys
            assert "test_sells_two_tickets" in sys.argv[-1], "the diagnosis comes with the prompt"
            print("working with", os.environ["AGENT_KEY"])
            text = open("tests/test_desk.py").read()
            begin = "from desk import desk\\n"
            test = "def test_sells_two_tickets():\\n"
            assert text.count(begin) == 1 and text.count(test) == 1
            text = text.replace(begin, "import pytest\\n" + begin)
            fixture = "@pytest.fixture\\ndef numbers_from_one():\\n    yield\\n    again()\\n\\n\\n"
            text = text.replace(test, fixture + '@pytest.mark.usefixtures("numbers_from_one")\\n' + test)
            open("tests/test_desk.py", "w").write(text)
            print("---RALPH_STATUS---\\nSTATUS: COMPLETE\\nSUMMARY: it starts again\\n---END_RALPH_STATUS---")
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path config;

    @Test
    void a_fault_that_no_pattern_covers_is_repaired_by_a_coding_agent_and_proven() throws Exception {
        PythonProject project = PythonProject.in(folder).task("T1", "").commit();
        Path agent = Files.writeString(config.resolve("agent.py"), AGENT);
        Path file = Files.writeString(config.resolve("config.yaml"), """
                model:
                  command: [python3, %s]
                  environment: [AGENT_KEY]
                  mounts: [%1$s]
                """.formatted(agent));
        SandboxUser.current().prepare(config);

        Ralph ralph = Ralph.with(
                Map.of("RALPH_CONFIG", file.toString(), "AGENT_KEY", KEY),
                "run",
                "--queue=tdd",
                "--shuffles=0",
                "--tasks=" + project.root().resolve("tasks"));

        assertThat(ralph.exitCode()).as("%s%s", ralph.out(), ralph.err()).isZero();
        assertThat(project.read("tasks/T1.md")).contains("STATUS: COMPLETE", "VERDICT: FIXED");
        try (Git git = Git.open(project.root().toFile())) {
            assertThat(git.log()
                            .add(git.getRepository().resolve("ralph/T1"))
                            .call()
                            .iterator()
                            .next()
                            .getFullMessage())
                    .contains("python3", "Ralph-Verdict: FIXED");
        }
        assertThat(kept(project)).contains("working with [redacted]").doesNotContain(KEY);
    }

    private static String kept(PythonProject project) throws IOException {
        try (var files = Files.walk(project.root().resolve("logs/T1"))) {
            return Files.readString(files.filter(path -> path.endsWith("model/command-0001.txt"))
                    .findFirst()
                    .orElseThrow());
        }
    }
}
