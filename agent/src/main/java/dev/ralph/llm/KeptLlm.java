package dev.ralph.llm;

import dev.ralph.model.Secrets;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model of one task: it is told no secret and writes none, every call is allowed by the budgets before it is made, and every
 * exchange is kept. It is for one thread.
 */
public final class KeptLlm implements Llm {

    private final String name;
    private final Carrier carrier;
    private final Transcript transcript;
    private final Account account;
    private final Secrets secrets;
    private final LlmListener listener;

    /** The messages of the last request without their secrets: the next one has nearly all of them again. */
    private Map<Message, Message> hidden = Map.of();

    /**
     * Opens the model of a task; what a run of the task that was cut off has used is booked first.
     *
     * @param name what answers, for commits and logs
     */
    public KeptLlm(
            String name,
            Carrier carrier,
            Transcript transcript,
            Account account,
            Secrets secrets,
            LlmListener listener) {
        this.name = name;
        this.carrier = carrier;
        this.transcript = transcript;
        this.account = account;
        this.secrets = secrets;
        this.listener = listener;
        account.paidBefore(transcript.paid());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply ask(Request asked) {
        Request request = new Request(hide(asked.messages()), asked.tools());
        Optional<Exchange> before = transcript.answered(request);
        if (before.isPresent()) {
            return before.get().reply();
        }
        Tries tries = new Tries(request);
        try {
            Answer answer = carrier.carry(request, tries, listener::troubled);
            return keep(request, answer, tries.answered(answer));
        } finally {
            tries.end();
        }
    }

    /** What is kept is what the task goes on with, so it is the same when it is not asked again. */
    private Reply keep(Request request, Answer answer, Optional<BigDecimal> money) {
        Reply reply = answer.reply();
        Message.Answered message = hide(reply.message());
        Exchange exchange =
                transcript.keep(answer.model(), request, new Reply(message.text(), message.calls(), reply.usage()));
        listener.exchanged(new LlmListener.Exchanged(
                exchange.number(), answer.model(), reply.usage(), money, answer.took(), answer.tries()));
        return exchange.reply();
    }

    private List<Message> hide(List<Message> messages) {
        Map<Message, Message> now = new HashMap<>();
        for (Message message : messages) {
            Message known = hidden.get(message);
            now.put(message, known == null ? hide(message) : known);
        }
        hidden = now;
        return messages.stream().map(now::get).map(Objects::requireNonNull).toList();
    }

    private Message hide(Message message) {
        if (message instanceof Message.Answered answered) {
            return hide(answered);
        }
        if (message instanceof Message.Result result) {
            return new Message.Result(result.call(), result.tool(), secrets.hide(result.text()));
        }
        return message instanceof Message.Told told
                ? new Message.Told(secrets.hide(told.text()))
                : new Message.Instruction(secrets.hide(((Message.Instruction) message).text()));
    }

    private Message.Answered hide(Message.Answered answered) {
        return new Message.Answered(
                secrets.hide(answered.text()),
                answered.calls().stream()
                        .map(call -> new ToolCall(call.id(), call.tool(), secrets.hide(call.arguments())))
                        .toList());
    }

    /** The calls that one answer takes; each that is begun is either answered or failed. */
    private final class Tries implements Carrier.Tries {

        private final Request request;
        private Account.@Nullable Held held;

        Tries(Request request) {
            this.request = request;
        }

        @Override
        public void begin() {
            end();
            held = account.hold(request);
        }

        @Override
        public void wasted(String model, Usage usage) {
            Account.Held call = Objects.requireNonNull(held, "every call is begun");
            held = null;
            call.answered(model, usage);
        }

        Optional<BigDecimal> answered(Answer answer) {
            Account.Held call = Objects.requireNonNull(held, "every call is begun");
            held = null;
            return call.answered(answer.model(), answer.reply().usage());
        }

        void end() {
            Account.Held call = held;
            held = null;
            if (call != null) {
                call.failed();
            }
        }
    }
}
