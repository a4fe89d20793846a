package dev.ralph.coder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.model.FailureClass;
import dev.ralph.model.Part;
import dev.ralph.model.Ranking;
import dev.ralph.model.StatusBlock;
import dev.ralph.model.Task;
import dev.ralph.model.TaskId;
import dev.ralph.sandbox.Sandbox;
import dev.ralph.sandbox.SandboxUser;
import dev.ralph.sandbox.Sandboxes;
import dev.ralph.support.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shell scripts as coding agents, friendly and hostile, in the real sandbox. */
@Needs("bubblewrap")
class CommandCoderTest {

    private static final String KEY = "a-key-that-nobody-may-see";

    private static final String TOKEN = "a-token-of-2-words";
    private static final String RANDOM = "a8Fk29dLq0Zx71Pw7dJk2";

    private static final String COMPLETE = """
            echo ---RALPH_STATUS---
            echo STATUS: COMPLETE
            echo TESTS_STATUS: PASSING
            echo ---END_RALPH_STATUS---
            """;

    private static final Map<String, String> FILES = Map.of(
            "src/Cart.java", "class Cart {}\r\n",
            "test/CartTest.java", "class CartTest {}\n",
            "logo.bin", "\0\1",
            "empty.txt", "",
            "pom.xml", "<project/>\n");

    @SuppressWarnings("NullAway.Init")
    private static Sandbox sandbox;

    @TempDir
    private Path temp;

    private Path home = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private PlainDesk desk;

    @BeforeAll
    static void choose() {
        sandbox = Sandboxes.choose("bubblewrap");
    }

    @BeforeEach
    void furnish() throws IOException {
        home = Files.createDirectory(temp.resolve("bob"));
        SandboxUser.current().prepare(temp);
        desk = new PlainDesk(Files.createDirectories(temp.resolve("work/files")), FILES);
        SandboxUser.current().prepare(temp.resolve("work"));
    }

    @Test
    void what_it_changes_and_adds_is_on_the_desk_afterwards() {
        Ending ending = work("printf 'class Cart { }\\r\\n' > src/Cart.java; echo new > test/New.java; " + COMPLETE);

        assertThat(ending).isEqualTo(new Ending.HandedIn("STATUS: COMPLETE, TESTS_STATUS: PASSING"));
        assertThat(desk.texts())
                .containsEntry("src/Cart.java", "class Cart { }\r\n")
                .containsEntry("test/New.java", "new\n")
                .containsEntry("test/CartTest.java", "class CartTest {}\n");
    }

    @Test
    void an_agent_that_knows_no_status_hands_in_what_it_changed() {
        assertThat(work("echo x > src/Cart.java; echo I fixed it")).isEqualTo(new Ending.HandedIn("I fixed it"));
        assertThat(desk.texts()).containsEntry("src/Cart.java", "x\n");
    }

    @Test
    void the_prompt_is_its_last_argument() {
        assertThat(work("printf %s \"$1\" > src/Cart.java")).isInstanceOf(Ending.HandedIn.class);
        assertThat(desk.texts()).containsEntry("src/Cart.java", "solve T1");
    }

    @Test
    void a_prompt_that_is_too_long_for_an_argument_is_its_standard_input() {
        String prompt = "long ".repeat(40_000);

        Ending ending = coder(command("wc -c > src/Cart.java; echo $# >> src/Cart.java"), prompt)
                .work(assignment(true), desk);

        assertThat(ending).isInstanceOf(Ending.HandedIn.class);
        assertThat(desk.texts()).containsEntry("src/Cart.java", "200000\n0\n");
    }

    @Test
    void a_prompt_is_never_taken_for_an_option() {
        coder(command("printf %s \"$1\" > src/Cart.java"), "--help").work(assignment(true), desk);

        assertThat(desk.texts()).containsEntry("src/Cart.java", "\n--help");
    }

    @Test
    void a_claim_without_a_change_is_no_success() {
        assertThat(work(COMPLETE))
                .isEqualTo(new Ending.Stopped(
                        FailureClass.AGENT, "sh changed nothing; it says: STATUS: COMPLETE, TESTS_STATUS: PASSING"));
    }

    @Test
    void an_agent_that_is_blocked_asks_and_changes_nothing() {
        Ending ending = work("""
                echo x > src/Cart.java
                echo ---RALPH_STATUS---; echo 'STATUS: BLOCKED'; echo 'REASON: which database?'
                echo ---END_RALPH_STATUS---
                """);

        assertThat(ending).isEqualTo(new Ending.Asked("which database?"));
        assertThat(desk.texts()).isEqualTo(FILES);
    }

    @Test
    void an_example_of_a_status_in_the_prompt_is_not_what_it_says() {
        String prompt = "answer with\n---RALPH_STATUS---\nSTATUS: BLOCKED\nREASON: why\n---END_RALPH_STATUS---";

        Ending ending = coder(
                        command(
                                "echo \"$1\" | sed 's/^/> /;s/> -/-/;s/> STATUS/  STATUS/;s/> REASON/ REASON/'; echo x > src/Cart.java"),
                        prompt)
                .work(assignment(true), desk);

        assertThat(ending).isInstanceOf(Ending.HandedIn.class);
    }

    @Test
    void the_wish_to_split_the_task_is_heard_when_it_may_be_split() {
        AgentCommand command = command("echo '<fractal_delegate>'");

        assertThat(coder(command, "p").work(assignment(true), desk)).isInstanceOf(Ending.Delegated.class);
        assertThat(coder(command, "p").work(assignment(false), desk)).isInstanceOf(Ending.Stopped.class);
    }

    @Test
    void what_cannot_be_started_is_no_failure_of_the_task() {
        assertThat(stopped("exec /no/such/agent").kind()).isEqualTo(FailureClass.ENVIRONMENT);
        AgentCommand missing = new AgentCommand(List.of("no-such"), List.of(), List.of(), false, Duration.ofSeconds(9));
        assertThat(((Ending.Stopped) coder(missing, "p").work(assignment(true), desk)).kind())
                .isEqualTo(FailureClass.ENVIRONMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Error: Invalid API key", "You hit your usage limit", "getaddrinfo ENOTFOUND api.x.com"})
    void a_provider_out_of_order_is_no_failure_of_the_task(String said) {
        assertThat(stopped("echo '" + said + "'; exit 1").kind()).isEqualTo(FailureClass.ENVIRONMENT);
    }

    @Test
    void half_a_change_of_a_provider_out_of_order_is_not_taken() {
        Ending.Stopped stopped = stopped("echo x > src/Cart.java; echo You hit your usage limit; exit 1");

        assertThat(stopped.kind()).isEqualTo(FailureClass.ENVIRONMENT);
        assertThat(stopped.reason()).isEqualTo("sh ended with exit code 1: You hit your usage limit");
        assertThat(desk.texts()).isEqualTo(FILES);
    }

    @Test
    void a_key_of_what_it_was_given_goes_into_no_file_and_no_log() throws IOException {
        Path login = Files.createDirectories(home.resolve(".agent")).resolve(".credentials.json");
        Files.writeString(login, "{\"oauth\": {\"accessToken\": \"%s\", \"scope\": \"user\"}}".formatted(TOKEN));
        AgentCommand command = new AgentCommand(
                List.of(
                        "/bin/sh",
                        "-c",
                        "grep -o '%s' ~/.agent/.credentials.json | tee src/New.java".formatted(TOKEN),
                        "agent"),
                List.of(),
                List.of(new AgentCommand.Given(home.resolve(".agent"), true)),
                false,
                Duration.ofSeconds(20));

        Ending ending = coder(command, "p").work(assignment(true), desk);

        assertThat(ending)
                .isEqualTo(new Ending.Stopped(
                        FailureClass.AGENT,
                        "the change of sh cannot be taken: it wrote what may be a key into src/New.java"));
        assertThat(kept()).doesNotContain(TOKEN).contains("== output ==\n[redacted]");
        assertThat(desk.texts()).isEqualTo(FILES);
    }

    @Test
    void what_has_the_shape_of_a_key_may_stay_and_not_be_added() {
        desk.texts().put("src/Pay.java", "key = \"sk-proj-%s\";\n".formatted(RANDOM));

        assertThat(work("echo more >> src/Pay.java")).isInstanceOf(Ending.HandedIn.class);
        assertThat(stopped("echo 'ghp_%s%s' >> src/Pay.java".formatted(RANDOM, RANDOM))
                        .reason())
                .endsWith("it wrote what may be a key into src/Pay.java");
        assertThat(stopped("echo x > src/$AGENT_KEY").reason())
                .endsWith("it wrote what may be a key into src/[redacted]");
    }

    @Test
    void an_agent_that_fails_is_quoted_without_its_secrets() {
        Ending.Stopped stopped = stopped("echo cannot go on with $AGENT_KEY; exit 3");

        assertThat(stopped.kind()).isEqualTo(FailureClass.AGENT);
        assertThat(stopped.reason())
                .isEqualTo("sh ended with exit code 3 and changed nothing: cannot go on with [redacted]");
    }

    @Test
    void an_agent_that_never_ends_is_ended() {
        AgentCommand endless = new AgentCommand(
                List.of("/bin/sh", "-c", "echo x > src/Cart.java; sleep 60"),
                List.of(),
                List.of(),
                false,
                Duration.ofMillis(700));

        assertThat(coder(endless, "p").work(assignment(true), desk))
                .isInstanceOfSatisfying(
                        Ending.Stopped.class,
                        ended -> assertThat(ended.reason()).startsWith("sh did not end within"));
        assertThat(desk.texts()).isEqualTo(FILES);
    }

    @Test
    void an_agent_that_floods_its_output_is_ended() {
        assertThat(stopped("yes; echo x > src/Cart.java").reason()).contains("more output than anybody reads");
        assertThat(desk.texts()).isEqualTo(FILES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rm test/CartTest.java",
                "rm -r test",
                "mv test/CartTest.java test/Cart.java",
                "ln -s /etc/passwd src/passwd",
                "rm src/Cart.java; ln -s /etc/passwd src/Cart.java",
                "rm -r src; ln -s /etc src",
                "ln src/Cart.java src/Other.java",
                "chmod +x src/Cart.java",
                "printf '#!/bin/sh\\n' > run.sh; chmod +x run.sh",
                "mkfifo src/pipe",
                "printf '\\0' > src/Cart.java",
                "printf '\\377' > src/New.java",
                "echo x > logo.bin",
                "head -c 2000000 /dev/zero | tr '\\0' a > big.txt",
                "printf %s $AGENT_KEY > src/Key.java",
                "d=deep; for i in $(seq 80); do d=$d/d; done; mkdir -p $d; echo x > $d/file",
                "i=0; while [ $i -lt 600 ]; do echo x > src/f$i; i=$((i+1)); done",
            })
    void a_change_that_is_no_edit_of_a_text_is_refused_as_a_whole(String script) {
        Ending.Stopped stopped = stopped("echo y > src/Fine.java; " + script + "; " + COMPLETE);

        assertThat(stopped.kind()).isEqualTo(FailureClass.AGENT);
        assertThat(stopped.reason()).startsWith("the change of sh cannot be taken: it ");
        assertThat(stopped.reason()).doesNotContain(KEY).doesNotContain("root:");
        assertThat(desk.texts()).isEqualTo(FILES);
    }

    @Test
    void a_file_that_was_empty_is_filled() {
        work("echo x > empty.txt");

        assertThat(desk.texts()).containsEntry("empty.txt", "x\n");
    }

    @Test
    void what_the_desk_refuses_is_told() {
        assertThat(stopped("mkdir closed; echo x > closed/file; " + COMPLETE).reason())
                .isEqualTo("the change of sh cannot be taken: this may not be changed: closed/file");
    }

    @Test
    void what_git_and_builds_leave_behind_is_left_out() {
        work(
                "mkdir -p .git/hooks src/.git target __pycache__ node_modules/x .claude; echo evil > .git/hooks/post-commit;"
                        + " echo evil > src/.git/config; echo x > target/a.txt; echo x > __pycache__/a.pyc;"
                        + " echo x > node_modules/x/a.js; echo x > .claude/settings.json; echo y > src/New.java");

        assertThat(desk.texts()).containsKey("src/New.java").hasSize(FILES.size() + 1);
    }

    @Test
    void a_folder_that_is_only_called_like_a_by_product_is_work() {
        desk.texts().put("target/code.txt", "old");

        work("echo new > target/code.txt; echo x > target/more.txt");

        assertThat(desk.texts()).containsEntry("target/code.txt", "new\n").containsEntry("target/more.txt", "x\n");
    }

    @Test
    void it_reaches_nothing_outside_its_folder() throws IOException {
        Path precious = Files.writeString(temp.resolve("precious"), "precious");
        Files.setPosixFilePermissions(precious, PosixFilePermissions.fromString("rw-rw-rw-"));

        work("echo gone > %s; echo gone > /etc/hosts; echo gone > ../../precious; cat %1$s; env; ls /root /home"
                .formatted(precious));

        assertThat(precious).hasContent("precious");
        assertThat(kept()).doesNotContain("precious\n").doesNotContain("RALPH");
    }

    @Test
    void it_sees_only_the_variables_that_it_was_given() {
        work("env | sort | sed 's/=.*//' | tr '\\n' ' ' > src/Cart.java");

        assertThat(desk.texts()).containsEntry("src/Cart.java", "AGENT_KEY HOME LANG PATH PWD TERM ");
    }

    @Test
    void it_writes_to_a_copy_of_its_settings_and_only_sees_the_rest() throws IOException {
        Path settings = Files.createDirectories(home.resolve(".agent/deep"));
        Files.writeString(settings.resolve("login"), "mine");
        Path tool = Files.createDirectories(home.resolve("tool"));
        Files.writeString(tool.resolve("say"), "#!/bin/sh\necho hello\n");
        Files.setPosixFilePermissions(tool.resolve("say"), PosixFilePermissions.fromString("rwxr-xr-x"));
        SandboxUser.current().prepare(tool);
        AgentCommand command = new AgentCommand(
                List.of("/bin/sh", "-c", """
                        { cat ~/.agent/deep/login; echo; ~/tool/say; } > src/Cart.java
                        echo changed > ~/.agent/deep/login; cat ~/.agent/deep/login >> src/Cart.java
                        echo changed > ~/tool/say; chmod 000 ~/.agent/deep
                        """, "agent"),
                List.of(),
                List.of(new AgentCommand.Given(home.resolve(".agent"), true), new AgentCommand.Given(tool, false)),
                false,
                Duration.ofSeconds(20));

        coder(command, "p").work(assignment(true), desk);

        assertThat(desk.texts()).containsEntry("src/Cart.java", "mine\nhello\nchanged\n");
        assertThat(settings.resolve("login")).hasContent("mine");
        assertThat(tool.resolve("say")).hasContent("#!/bin/sh\necho hello\n");
        assertThat(rooms()).isEmpty();
    }

    @Test
    void what_it_is_to_get_must_be_there() {
        AgentCommand command = new AgentCommand(
                List.of("true"),
                List.of(),
                List.of(new AgentCommand.Given(home.resolve("missing"), true)),
                false,
                Duration.ofSeconds(9));

        assertThat(coder(command, "p").work(assignment(true), desk))
                .isInstanceOfSatisfying(Ending.Stopped.class, stopped -> {
                    assertThat(stopped.kind()).isEqualTo(FailureClass.ENVIRONMENT);
                    assertThat(stopped.reason()).contains("does not exist").contains("missing");
                });
        assertThat(rooms()).isEmpty();
    }

    @Test
    void what_cannot_be_copied_is_no_failure_of_the_task() throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".agent")).resolve("login"), "mine");
        AgentCommand command = new AgentCommand(
                List.of("true"),
                List.of(),
                List.of(
                        new AgentCommand.Given(home.resolve(".agent"), true),
                        new AgentCommand.Given(home.resolve(".agent/login"), true)),
                false,
                Duration.ofSeconds(9));

        assertThat(coder(command, "p").work(assignment(true), desk))
                .isInstanceOfSatisfying(Ending.Stopped.class, stopped -> {
                    assertThat(stopped.kind()).isEqualTo(FailureClass.ENVIRONMENT);
                    assertThat(stopped.reason()).contains("cannot be copied", ".agent/login");
                });
        assertThat(rooms()).isEmpty();
    }

    @Test
    void what_vanishes_while_it_is_copied_is_left_out() throws Exception {
        Path busy = Files.createDirectories(home.resolve(".agent/busy"));
        AgentCommand.Given given = new AgentCommand.Given(home.resolve(".agent"), true);
        AtomicBoolean isOver = new AtomicBoolean();
        CompletableFuture<Void> coming = CompletableFuture.runAsync(() -> {
            while (!isOver.get()) {
                comeAndGo(busy);
            }
        });
        try {
            for (int i = 0; i < 30; i++) {
                AgentRoom.in(temp.resolve("work"), home, List.of(given)).close();
            }
        } finally {
            isOver.set(true);
        }
        coming.get(20, TimeUnit.SECONDS);
    }

    private static void comeAndGo(Path folder) {
        try {
            for (int i = 0; i < 50; i++) {
                Files.writeString(folder.resolve("file" + i), "x");
            }
            for (int i = 0; i < 50; i++) {
                Files.delete(folder.resolve("file" + i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void it_has_no_network_unless_it_is_given_one() {
        work("ls /sys/class/net 2>&1 > src/Cart.java; cat /proc/net/dev | sed '1,2d;s/:.*//;s/ //g' > src/Cart.java");

        assertThat(desk.texts()).containsEntry("src/Cart.java", "lo\n");
    }

    @Test
    void every_exchange_is_kept_without_secrets() throws IOException {
        work("echo said $AGENT_KEY; echo x > src/Cart.java");
        work("echo again");

        assertThat(temp.resolve("model/command-0001.txt"))
                .content()
                .contains("== prompt ==\nsolve T1\n", "== output ==\nsaid [redacted]\n")
                .doesNotContain(KEY);
        assertThat(temp.resolve("model/command-0002.txt")).content().contains("again");
    }

    @Test
    void it_is_asked_for_its_version_without_the_network() {
        AgentProgram program = program(new AgentCommand(
                List.of("/bin/sh", "-p"), List.of("AGENT_KEY"), List.of(), true, Duration.ofSeconds(20)));

        assertThat(program.version(temp, Duration.ofSeconds(20)).exitCode()).isNotEqualTo(127);
    }

    private Ending.Stopped stopped(String script) {
        Ending ending = work(script);
        assertThat(ending).isInstanceOf(Ending.Stopped.class);
        return (Ending.Stopped) ending;
    }

    private Ending work(String script) {
        return coder(command(script), "solve T1").work(assignment(true), desk);
    }

    private static AgentCommand command(String script) {
        return new AgentCommand(
                List.of("/bin/sh", "-c", script, "agent"),
                List.of("AGENT_KEY"),
                List.of(),
                false,
                Duration.ofSeconds(30));
    }

    private CommandCoder coder(AgentCommand command, String prompt) {
        return new CommandCoder(
                program(command),
                temp.resolve("model"),
                assignment -> prompt,
                said -> said.contains("<fractal_delegate>")
                        ? Optional.of(new Ending.Delegated("too large", List.of(new Part("a", "b", List.of()))))
                        : Optional.empty());
    }

    private AgentProgram program(AgentCommand command) {
        return new AgentProgram(sandbox, command, Map.of("AGENT_KEY", KEY, "RALPH_OTHER", "hidden"), home);
    }

    private String kept() throws IOException {
        return Files.readString(temp.resolve("model/command-0001.txt"));
    }

    private List<Path> rooms() {
        try (Stream<Path> all = Files.list(temp.resolve("work"))) {
            return all.filter(path -> path.getFileName().toString().startsWith("agent-"))
                    .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Assignment assignment(boolean maySplit) {
        Task task = new Task(
                new TaskId("T1"),
                "title",
                "goal",
                new Ranking("tdd", 2, 0),
                Map.of(),
                List.of(),
                new StatusBlock(Optional.empty(), Map.of()),
                0,
                Optional.empty());
        return new Assignment(task, List.of(), List.of(), List.of(), List.of("src", "test"), maySplit);
    }
}
