package dev.ralph.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ralph.model.OutsideText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a provider says about a failure.
 *
 * @param said for a person: one line, without secrets; empty when it says nothing that helps
 * @param code how the provider calls the failure, and all that it says, in lower case
 * @param status the status that is named in the body itself; 0 when none is
 */
record ErrorBody(String said, String code, int status) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 300;

    private static final Pattern TOO_LONG = Pattern.compile("context_length_exceeded|maximum context length"
            + "|prompt is too long|input token count .{0,40}exceeds|exceeds the (?:available )?context"
            + "|context window|too many (?:input )?tokens|exceed_context_size|input is too long"
            + "|request_too_large|maximum prompt length");

    private static final Pattern USED_UP = Pattern.compile("insufficient_quota|credit balance|billing_not_active"
            + "|billing_hard_limit_reached|insufficient (?:credits|balance|funds)|perday");

    private static final Pattern BAD_KEY =
            Pattern.compile("api_key_invalid|api key not valid|invalid_api_key|incorrect api key|api key expired");

    private static final Pattern NO_MODEL = Pattern.compile(
            "model_not_found|not_found_error|unknown model|invalid model|model .{0,80}not (?:found|exist)"
                    + "|model .{0,80}does not exist|not a valid model");

    /** Reads it; {@code key} is taken out, should the provider repeat it. */
    static ErrorBody read(String body, Optional<String> key) {
        Optional<JsonNode> json = json(body);
        JsonNode error = json.map(node -> node.isArray() ? node.path(0) : node)
                .map(node -> node.has("error") ? node.path("error") : node)
                .orElse(JSON.missingNode());
        String text = Stream.of(error, error.path("message"), error.path("detail"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse(json.isPresent() || body.stripLeading().startsWith("<") ? "" : body);
        int status = error.path("code").asInt(0);
        return new ErrorBody(shown(text, key), body.toLowerCase(Locale.ROOT), status);
    }

    private static Optional<JsonNode> json(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String shown(String text, Optional<String> key) {
        String some = text.substring(0, Math.min(text.length(), 4 * LONGEST));
        String safe = OutsideText.safe(key.map(secret -> some.replace(secret, OutsideText.REDACTED))
                        .orElse(some))
                .replaceAll("\\s+", " ")
                .strip();
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + " ...";
    }

    boolean saysTooLong() {
        return TOO_LONG.matcher(code).find();
    }

    boolean saysUsedUp() {
        return USED_UP.matcher(code).find();
    }

    boolean saysBadKey() {
        return BAD_KEY.matcher(code).find();
    }

    boolean saysNoModel() {
        return NO_MODEL.matcher(code).find();
    }

    /** The sentence behind a colon, or nothing. */
    String quoted() {
        return said.isEmpty() ? "" : ": " + said;
    }
}
