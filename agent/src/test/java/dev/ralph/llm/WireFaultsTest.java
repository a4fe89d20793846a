package dev.ralph.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ralph.model.FailureClass;
import dev.ralph.support.ScriptedAnswer;
import dev.ralph.support.ScriptedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What becomes of a call when the wire or the other side misbehaves. */
final class WireFaultsTest {

    private static final String KEY = "sesame-1234567890";
    private static final int TRIES = 2;
    private static final int BAD_ANSWERS = 3;
    private static final Duration USUAL = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);

    private record Fault(
            String name, ScriptedAnswer answer, Duration deadline, FailureClass kind, int calls, String says) {

        private static Fault of(String name, ScriptedAnswer answer, FailureClass kind, int calls, String says) {
            return new Fault(name, answer, USUAL, kind, calls, says);
        }

        private static Fault slow(String name, ScriptedAnswer answer, String says) {
            return new Fault(name, answer, SHORT, FailureClass.ENVIRONMENT, TRIES, says);
        }
    }

    private static final List<Fault> FAULTS = List.of(
            Fault.slow("stall before headers", ScriptedAnswer.stallBeforeHeaders(), "it gave no answer within 400 ms"),
            Fault.slow(
                    "stall after headers",
                    ScriptedAnswer.stallAfterHeaders(),
                    "it began to answer and was not done within 400 ms"),
            Fault.slow(
                    "stall in the body",
                    ScriptedAnswer.stallInBody("half of it"),
                    "it began to answer and was not done within 400 ms"),
            Fault.slow(
                    "slow body",
                    ScriptedAnswer.drip("one byte at a time", Duration.ofMillis(20)),
                    "it began to answer and was not done within 400 ms"),
            bad("cut body", ScriptedAnswer.cutBody("half of it"), "its answer was cut off"),
            outage("hang-up", ScriptedAnswer.hangUp(), "it hung up without an answer"),
            outage("reset", ScriptedAnswer.reset(), "it hung up without an answer"),
            outage("429", ScriptedAnswer.error(429, "slow down"), "it is asked too often: slow down"),
            outage(
                    "429 with Retry-After",
                    ScriptedAnswer.error(429, "slow down", "Retry-After", "2"),
                    "it is asked too often and says to wait 2000 ms: slow down"),
            lasting(
                    "429 with a Retry-After that is too long",
                    ScriptedAnswer.error(429, "slow down", "Retry-After", "7200"),
                    "it is asked too often and says to wait 7200 s: slow down"),
            lasting(
                    "429 for good",
                    ScriptedAnswer.status(429, "{\"error\":{\"message\":\"pay\",\"code\":\"insufficient_quota\"}}"),
                    "the quota or the credit is used up: pay"),
            outage("500", ScriptedAnswer.error(500, "oops"), "it is out of order (status 500): oops"),
            outage(
                    "503 with a page",
                    ScriptedAnswer.status(503, "<html>later</html>"),
                    "it is out of order (status 503)"),
            lasting(
                    "401",
                    ScriptedAnswer.error(401, "bad key " + KEY),
                    "it does not accept the key: bad key [redacted]"),
            lasting("403", ScriptedAnswer.error(403, "not you"), "it does not accept the key: not you"),
            lasting("404", ScriptedAnswer.error(404, "no such model"), "there is no such model, or no model server"),
            lasting(
                    "400",
                    ScriptedAnswer.error(400, "tools?\u001b[31m\u0007\n no"),
                    "it refuses the request (status 400): tools? no"),
            lasting(
                    "redirect",
                    ScriptedAnswer.status(302, "", "Location", "http://127.0.0.1:1/elsewhere"),
                    "it sends us to another address (status 302)"),
            Fault.of(
                    "conversation too long",
                    ScriptedAnswer.error(400, "This model's maximum context length is 8192 tokens"),
                    FailureClass.AGENT,
                    1,
                    "the conversation is too long for the model"),
            bad("web page", ScriptedAnswer.html(), "it answers with a web page instead of JSON"),
            bad("garbage", ScriptedAnswer.garbage(), "its answer is not what a model sends"),
            bad("other JSON", ScriptedAnswer.body("[1, 2]"), "its answer is not what a model sends"),
            bad("no choices", ScriptedAnswer.body("{\"choices\":[]}"), "its answer is not what a model sends"),
            bad("no body", ScriptedAnswer.body(""), "its answer is not what a model sends"),
            bad("null", ScriptedAnswer.body("null"), "its answer is not what a model sends"),
            outage(
                    "failure with a good status",
                    ScriptedAnswer.body("{\"error\":{\"code\":502,\"message\":\"upstream\"}}"),
                    "it is out of order (status 502): upstream"),
            bad("empty answer", ScriptedAnswer.empty(), "its answer is empty"),
            bad("no finish", ScriptedAnswer.withoutFinish("done?"), "its answer does not say that it is whole"),
            bad("10 MB answer", ScriptedAnswer.huge(10 * 1024 * 1024), "its answer is too large: more than 4 MB"),
            Fault.of(
                    "call cut by length",
                    ScriptedAnswer.callCutByLength("edit", "{\"path\":\"a"),
                    FailureClass.AGENT,
                    1,
                    "its answer was cut off at 500 tokens"),
            Fault.of(
                    "text cut by length",
                    ScriptedAnswer.textCutByLength("and so"),
                    FailureClass.AGENT,
                    1,
                    "its answer was cut off at 500 tokens"));

    private static Fault bad(String name, ScriptedAnswer answer, String says) {
        return Fault.of(name, answer, FailureClass.AGENT, BAD_ANSWERS, says);
    }

    private static Fault outage(String name, ScriptedAnswer answer, String says) {
        return Fault.of(name, answer, FailureClass.ENVIRONMENT, TRIES, says);
    }

    private static Fault lasting(String name, ScriptedAnswer answer, String says) {
        return Fault.of(name, answer, FailureClass.ENVIRONMENT, 1, says);
    }

    @TestFactory
    Stream<DynamicTest> a_fault_has_its_class_its_message_and_its_calls_and_ends_in_time() {
        return FAULTS.stream().map(fault -> DynamicTest.dynamicTest(fault.name(), () -> check(fault)));
    }

    private static void check(Fault fault) {
        try (ScriptedModel model = ScriptedModel.always(fault.answer())) {
            Timed backend = new Timed(open(model.baseUrl()));

            LlmException failure = failureOf(backend, fault.deadline());

            assertThat(failure.problem().what()).startsWith(fault.says());
            assertThat(failure.problem().where())
                    .isEqualTo("openai/scripted at %s/chat/completions".formatted(model.baseUrl()));
            assertThat(failure.getMessage()).doesNotContain(KEY);
            assertThat(failure.problem().remedy()).isNotBlank();
            assertThat(failure.kind()).isEqualTo(fault.kind());
            assertThat(model.calls()).isEqualTo(fault.calls());
            assertThat(backend.took)
                    .allSatisfy(
                            took -> assertThat(took).isLessThan(fault.deadline().plusSeconds(1)));
        }
    }

    @Test
    void an_answer_that_began_is_paid_for_and_one_that_never_came_is_not() {
        assertThat(FAULTS)
                .filteredOn(fault -> once(fault).paid().isPresent())
                .extracting(Fault::name)
                .containsExactly(
                        "stall after headers",
                        "stall in the body",
                        "slow body",
                        "cut body",
                        "garbage",
                        "other JSON",
                        "no choices",
                        "no body",
                        "null",
                        "empty answer",
                        "no finish",
                        "10 MB answer",
                        "call cut by length",
                        "text cut by length");
    }

    private static LlmException once(Fault fault) {
        try (ScriptedModel model = ScriptedModel.always(fault.answer())) {
            return catchThrowableOfType(
                    LlmException.class, () -> open(model.baseUrl()).call(request(), fault.deadline()));
        }
    }

    @Test
    void nobody_at_the_port_is_an_outage() {
        LlmException failure = failureOf(open("http://127.0.0.1:%d/v1".formatted(freePort())), USUAL);

        assertThat(failure.kind()).isEqualTo(FailureClass.ENVIRONMENT);
        assertThat(failure.isPassing()).isTrue();
        assertThat(failure.problem().what()).isEqualTo("it cannot be reached: it takes no connection (2 tries)");
    }

    @Test
    void a_host_that_is_not_known_is_an_outage() {
        LlmException failure = failureOf(open("https://nobody.invalid/v1"), USUAL);

        assertThat(failure.kind()).isEqualTo(FailureClass.ENVIRONMENT);
        assertThat(failure.problem().what()).isEqualTo("it cannot be reached: its host is not known (2 tries)");
    }

    @Test
    void a_server_that_speaks_no_tls_is_not_trusted() {
        try (ScriptedModel model = ScriptedModel.always(ScriptedAnswer.text("hello"))) {
            LlmException failure = failureOf(open(model.baseUrl().replace("http:", "https:")), USUAL);

            assertThat(failure.kind()).isEqualTo(FailureClass.ENVIRONMENT);
            assertThat(model.calls()).isZero();
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        try (ScriptedModel elsewhere = ScriptedModel.always(ScriptedAnswer.text("give me the key"));
                ScriptedModel model = ScriptedModel.always(
                        ScriptedAnswer.status(307, "", "Location", elsewhere.baseUrl() + "/chat/completions"))) {
            LlmException failure = failureOf(open(model.baseUrl()), USUAL);

            assertThat(failure.isPassing()).isFalse();
            assertThat(elsewhere.calls()).isZero();
        }
    }

    @Test
    void broken_arguments_are_an_answer() {
        try (ScriptedModel model = ScriptedModel.answering(ScriptedAnswer.call("edit", "{\"path\": oops"))) {
            Reply reply = open(model.baseUrl()).call(request(), USUAL);

            assertThat(reply.calls()).containsExactly(new ToolCall("call_0", "edit", "{\"path\": oops"));
        }
    }

    @Test
    void an_unknown_tool_is_an_answer() {
        try (ScriptedModel model = ScriptedModel.answering(ScriptedAnswer.call("launch", "{}"))) {
            Reply reply = open(model.baseUrl()).call(request(), USUAL);

            assertThat(reply.calls()).containsExactly(new ToolCall("call_0", "launch", "{}"));
        }
    }

    @Test
    void a_whole_call_at_the_limit_is_an_answer() {
        try (ScriptedModel model =
                ScriptedModel.answering(ScriptedAnswer.callCutByLength("read", "{\"path\":\"a\"}"))) {
            Reply reply = open(model.baseUrl()).call(request(), USUAL);

            assertThat(reply.calls()).hasSize(1);
        }
    }

    @Test
    void an_interrupt_ends_a_call_that_waits() throws InterruptedException {
        try (ScriptedModel model = ScriptedModel.always(ScriptedAnswer.stallBeforeHeaders())) {
            List<Boolean> flags = new ArrayList<>();
            Thread caller = new Thread(() -> {
                assertThatThrownBy(() -> open(model.baseUrl()).call(request(), USUAL))
                        .isInstanceOf(CancellationException.class);
                flags.add(Thread.currentThread().isInterrupted());
            });
            caller.start();
            for (int i = 0; i < 1000 && model.calls() == 0; i++) {
                Thread.sleep(5);
            }

            caller.interrupt();
            caller.join(5_000);

            assertThat(flags).containsExactly(true);
        }
    }

    /** Says how long each call took. */
    private static final class Timed implements Backend {

        private final Backend backend;
        private final List<Duration> took = new ArrayList<>();

        Timed(Backend backend) {
            this.backend = backend;
        }

        @Override
        public String name() {
            return backend.name();
        }

        @Override
        public Reply call(Request request, Duration deadline) {
            long start = System.nanoTime();
            try {
                return backend.call(request, deadline);
            } finally {
                took.add(Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    private static LlmException failureOf(Backend backend, Duration deadline) {
        Patience patience = new Patience(deadline, TRIES, Duration.ofMinutes(1));
        Calls calls = new Calls(List.of(backend), patience, time -> {}, new Random(1), InstantSource.system());
        return catchThrowableOfType(LlmException.class, () -> calls.carry(request(), () -> {}, sentence -> {}));
    }

    private static Backend open(String baseUrl) {
        return new Backends(InstantSource.system())
                .open(new ModelSpec(
                        ModelSpec.Provider.OPENAI, "scripted", Optional.of(baseUrl), Optional.of(KEY), 500));
    }

    private static Request request() {
        return new Request(List.of(new Message.Told("hello")), List.of());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
