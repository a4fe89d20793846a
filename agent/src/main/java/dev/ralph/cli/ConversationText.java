package dev.ralph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.llm.Exchange;
import dev.ralph.llm.Message;
import dev.ralph.llm.ToolCall;
import dev.ralph.llm.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A conversation with a model for a person: of each request only what is new in it. */
final class ConversationText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");

    private static final int HEAD = 16;
    private static final int TAIL = 8;
    private static final int WIDEST = 300;

    private final Map<Integer, String> money;
    private final StringBuilder text = new StringBuilder();

    private ConversationText(Map<Integer, String> money) {
        this.money = money;
    }

    /**
     * Returns the text.
     *
     * @param money what exchanges cost in USD, by their number; those whose price was not known are left out
     */
    static String of(List<Exchange> exchanges, Map<Integer, String> money) {
        ConversationText conversation = new ConversationText(money);
        conversation.sum(exchanges);
        List<Message> before = List.of();
        for (Exchange exchange : exchanges) {
            conversation.exchange(exchange, before);
            before = new ArrayList<>(exchange.request().messages());
            before.add(exchange.reply().message());
        }
        return Printable.text(conversation.text.toString());
    }

    private void sum(List<Exchange> exchanges) {
        Usage all = exchanges.stream().map(exchange -> exchange.reply().usage()).reduce(Usage.NONE, Usage::plus);
        String models = exchanges.stream().map(Exchange::model).distinct().collect(Collectors.joining(", "));
        line(0, "%d exchanges with %s, %s%s".formatted(exchanges.size(), models, tokens(all), cost(exchanges)));
    }

    private String cost(List<Exchange> exchanges) {
        List<BigDecimal> known = exchanges.stream()
                .map(exchange -> money.getOrDefault(exchange.number(), ""))
                .filter(AMOUNT.asMatchPredicate())
                .map(BigDecimal::new)
                .toList();
        BigDecimal sum = known.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return known.isEmpty()
                ? ""
                : ", %s%s USD".formatted(known.size() < exchanges.size() ? "at least " : "", sum.toPlainString());
    }

    private void exchange(Exchange exchange, List<Message> before) {
        List<Message> now = exchange.request().messages();
        int known = 0;
        while (known < Math.min(before.size(), now.size()) && before.get(known).equals(now.get(known))) {
            known++;
        }
        String cost = money.getOrDefault(exchange.number(), "");
        text.append('\n');
        line(
                0,
                "%-3d %s, %s%s"
                        .formatted(
                                exchange.number(),
                                exchange.model(),
                                tokens(exchange.reply().usage()),
                                cost.isEmpty() ? "" : ", " + cost + " USD"));
        if (known < before.size()) {
            line(1, "(the %d messages behind the first %d were replaced)".formatted(before.size() - known, known));
        }
        now.subList(known, now.size()).forEach(this::message);
        message(exchange.reply().message());
    }

    private void message(Message message) {
        if (message instanceof Message.Instruction instruction) {
            line(1, "instruction");
            block(2, instruction.text());
        } else if (message instanceof Message.Told told) {
            line(1, "told");
            block(2, told.text());
        } else if (message instanceof Message.Result result) {
            line(1, "result of " + result.tool());
            capped(2, result.text());
        } else {
            answer((Message.Answered) message);
        }
    }

    private void answer(Message.Answered answer) {
        if (!answer.text().isEmpty()) {
            line(1, "answered");
            block(2, answer.text());
        }
        answer.calls().forEach(this::call);
        if (answer.text().isEmpty() && answer.calls().isEmpty()) {
            line(1, "answered nothing");
        }
    }

    private void call(ToolCall call) {
        JsonNode arguments;
        try {
            arguments = JSON.readTree(call.arguments());
        } catch (JsonProcessingException e) {
            line(1, "calls %s with arguments that are no JSON".formatted(call.tool()));
            capped(2, call.arguments());
            return;
        }
        line(1, "calls " + call.tool());
        arguments.properties().forEach(argument -> argument(argument.getKey(), argument.getValue()));
        if (!arguments.isObject() && !arguments.isMissingNode()) {
            capped(2, arguments.toString());
        }
    }

    private void argument(String name, JsonNode value) {
        String shown = value.isTextual() ? value.asText() : value.toString();
        if (shown.lines().count() <= 1) {
            line(2, name + ": " + shown.strip());
        } else {
            line(2, name + ":");
            capped(3, shown);
        }
    }

    private void block(int depth, String block) {
        block.lines().forEach(line -> line(depth, line));
    }

    private void capped(int depth, String block) {
        List<String> lines = block.lines().toList();
        if (lines.size() <= HEAD + TAIL + 1) {
            lines.forEach(line -> line(depth, line));
            return;
        }
        lines.subList(0, HEAD).forEach(line -> line(depth, line));
        line(depth, "… %d lines are left out here, --json has them".formatted(lines.size() - HEAD - TAIL));
        lines.subList(lines.size() - TAIL, lines.size()).forEach(line -> line(depth, line));
    }

    private void line(int depth, String line) {
        String shown = line.length() <= WIDEST ? line : line.substring(0, WIDEST) + "…";
        text.append(("    ".repeat(depth) + shown).stripTrailing()).append('\n');
    }

    private static String tokens(Usage usage) {
        String cached = usage.cached() == 0 ? "" : " (%d cached)".formatted(usage.cached());
        return "%d tokens in%s, %d out".formatted(usage.input(), cached, usage.output());
    }
}
