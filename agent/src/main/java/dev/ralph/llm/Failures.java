package dev.ralph.llm;

import dev.ralph.model.FailureClass;
import dev.ralph.model.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Says of a call that failed whose failure it is, whether another try may help, and what a person can do. */
final class Failures {

    private static final String WAIT = "wait until it is back, or name a second model: model: [A, B]";
    private static final String AGAIN = "try again later, or take another model";

    private final ModelSpec spec;
    private final InstantSource clock;

    Failures(ModelSpec spec, InstantSource clock) {
        this.spec = spec;
        this.clock = clock;
    }

    /** A call that came to no whole answer. */
    LlmException of(WireException e, String url, Duration deadline) {
        return switch (e.trouble()) {
            case UNREACHABLE -> environment("it cannot be reached: " + e.detail(), url, reach(), true);
            case UNTRUSTED ->
                environment(
                        "there is no secure connection to it: " + said(e.detail()),
                        url,
                        "check base_url and the certificates of this machine",
                        false);
            case HUNG_UP -> environment("it hung up without an answer: " + said(e.detail()), url, WAIT, true);
            case NO_ANSWER -> environment("it gave no answer within " + text(deadline), url, WAIT, true);
            case STALLED ->
                environment("it began to answer and was not done within " + text(deadline), url, WAIT, true)
                        .paid(Usage.NONE);
            case CUT ->
                agent("its answer was cut off: " + said(e.detail()), url, AGAIN, true)
                        .paid(Usage.NONE);
            case TOO_LARGE ->
                agent("its answer is too large: " + e.detail(), url, AGAIN, true)
                        .paid(Usage.NONE);
            case STATUS -> status(e, url);
        };
    }

    private LlmException status(WireException e, String url) {
        ErrorBody body = ErrorBody.read(e.body(), spec.key());
        Optional<Duration> wait = Waits.of(e.status(), e.headers(), e.body(), clock.instant());
        return status(e.status(), body, wait, url);
    }

    private LlmException status(int status, ErrorBody body, Optional<Duration> wait, String url) {
        if (status == 402 || body.saysUsedUp()) {
            return environment(
                    "the quota or the credit is used up" + body.quoted(),
                    url,
                    "add credit or wait until the quota is renewed, or take another model",
                    false);
        }
        if (status == 401 || status == 403 || (status == 400 && body.saysBadKey())) {
            String what = spec.key().isPresent() ? "it does not accept the key" : "it wants a key";
            return environment(
                    what + body.quoted(), url, "set " + spec.provider().variable() + " to a valid key", false);
        }
        if ((status == 400 || status == 413 || status == 422) && body.saysTooLong()) {
            return agent(
                    "the conversation is too long for the model" + body.quoted(),
                    url,
                    "split the task, or take a model with a larger context",
                    false);
        }
        if (status == 404 || (status == 400 && body.saysNoModel())) {
            return environment(
                    "there is no such model, or no model server" + body.quoted(),
                    url,
                    "check the name %s and base_url".formatted(spec.model()),
                    false);
        }
        return others(status, body, wait, url);
    }

    private LlmException proxyWantsLogIn(String url) {
        return environment(
                "the proxy wants a log-in, or does not accept the one it got",
                url,
                "write it as http://NAME:PASSWORD@HOST:PORT into the variable that names the proxy",
                false);
    }

    private LlmException others(int status, ErrorBody body, Optional<Duration> wait, String url) {
        if (status == 407) {
            return proxyWantsLogIn(url);
        }
        if (status == 429) {
            return new LlmException(
                    FailureClass.ENVIRONMENT,
                    problem("it is asked too often" + until(wait) + body.quoted(), url, WAIT),
                    true,
                    wait);
        }
        if (status >= 500 || status == 408 || status == 409 || status == 425) {
            return new LlmException(
                    FailureClass.ENVIRONMENT,
                    problem(
                            "it is out of order (status %d)%s%s".formatted(status, until(wait), body.quoted()),
                            url,
                            WAIT),
                    true,
                    wait);
        }
        if (status < 400) {
            return environment(
                    "it sends us to another address (status %d), where the key must not go".formatted(status),
                    url,
                    "set base_url to the address itself",
                    false);
        }
        return environment(
                "it refuses the request (status %d)%s".formatted(status, body.quoted()),
                url,
                "check that the model knows tools, and the settings of model in ~/.config/ralph/config.yaml",
                false);
    }

    /** A body with a good status that is no answer. */
    LlmException malformed(String body, String url) {
        ErrorBody error = ErrorBody.read(body, spec.key());
        if (error.status() >= 400 && error.status() < 600) {
            return status(error.status(), error, Optional.empty(), url);
        }
        if (body.contains("\"blockReason\"")) {
            return filtered(url);
        }
        String start = body.stripLeading();
        if (start.startsWith("<")) {
            return agent(
                    "it answers with a web page instead of JSON",
                    url,
                    "check base_url, and whether a proxy wants a log-in",
                    true);
        }
        String quoted = start.startsWith("{") ? error.quoted() : "";
        return agent(
                        "its answer is not what a model sends" + quoted,
                        url,
                        "check base_url, or take another model",
                        true)
                .paid(Usage.NONE);
    }

    LlmException empty(String url) {
        return agent("its answer is empty: no text, and no call of a tool", url, AGAIN, true);
    }

    LlmException unfinished(String url) {
        return agent("its answer does not say that it is whole", url, AGAIN, true);
    }

    LlmException filtered(String url) {
        return agent(
                "it does not answer: its filter or the model itself refuses",
                url,
                "word the task in another way, or take another model",
                true);
    }

    /** An answer that reached the limit; the same request would reach it again. */
    LlmException tooLong(String url) {
        return agent(
                "its answer was cut off at %d tokens".formatted(spec.outputTokens()),
                url,
                "allow more output tokens, or split the task",
                false);
    }

    private String reach() {
        return spec.provider() == ModelSpec.Provider.OLLAMA
                ? "start it (ollama serve), or check base_url"
                : "check the network and base_url, or name a second model: model: [A, B]";
    }

    private LlmException environment(String what, String url, String remedy, boolean passing) {
        return new LlmException(FailureClass.ENVIRONMENT, problem(what, url, remedy), passing, Optional.empty());
    }

    private LlmException agent(String what, String url, String remedy, boolean passing) {
        return new LlmException(FailureClass.AGENT, problem(what, url, remedy), passing, Optional.empty());
    }

    private Problem problem(String what, String url, String remedy) {
        return new Problem(what, spec.name() + " at " + url, remedy);
    }

    private String said(String text) {
        return ErrorBody.read(text, spec.key()).said();
    }

    private static String until(Optional<Duration> wait) {
        return wait.map(time -> " and says to wait " + text(time)).orElse("");
    }

    private static String text(Duration time) {
        return time.toMillis() < 10_000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }
}
