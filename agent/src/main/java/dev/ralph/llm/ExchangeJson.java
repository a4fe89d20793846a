package dev.ralph.llm;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.List;

/** Exchanges as JSON: the same bytes for equal exchanges on every machine, and equal exchanges when read again. */
final class ExchangeJson {

    private static final String ONE = "ralph.exchange/1";
    private static final String MANY = "ralph.exchanges/1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addMixIn(Message.class, Named.class)
            .registerSubtypes(
                    new NamedType(Message.Instruction.class, "instruction"),
                    new NamedType(Message.Told.class, "told"),
                    new NamedType(Message.Answered.class, "answered"),
                    new NamedType(Message.Result.class, "result"))
            .build();

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private static final ObjectWriter WRITER =
            JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES));

    private ExchangeJson() {}

    static String text(Exchange exchange) {
        return text(new One(ONE, exchange.number(), exchange.model(), exchange.request(), exchange.reply()));
    }

    static String text(List<Exchange> exchanges) {
        return text(new Many(MANY, exchanges));
    }

    /**
     * Reads one exchange or many.
     *
     * @throws JsonProcessingException when it is anything else, or something is missing or too much
     */
    static List<Exchange> read(String text) throws JsonProcessingException {
        String schema = JSON.readTree(text).path("schema").asText();
        return switch (schema) {
            case ONE -> List.of(JSON.readValue(text, One.class).exchange());
            case MANY -> JSON.readValue(text, Many.class).exchanges();
            default -> throw new Unknown("its schema is '%s', not %s or %s".formatted(schema, ONE, MANY));
        };
    }

    private static String text(Object value) {
        try {
            return WRITER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can always be written", e);
        }
    }

    private record One(String schema, int number, String model, Request request, Reply reply) {
        Exchange exchange() {
            return new Exchange(number, model, request, reply);
        }
    }

    private record Many(String schema, List<Exchange> exchanges) {}

    /** A closed set of records is told apart by a name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Named {}

    private static final class Unknown extends JsonProcessingException {

        private static final long serialVersionUID = 1;

        Unknown(String message) {
            super(message);
        }
    }
}
