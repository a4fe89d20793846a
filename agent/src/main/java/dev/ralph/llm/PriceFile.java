package dev.ralph.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.ralph.model.Problem;
import dev.ralph.model.RalphException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A table of prices: {@code MODEL: {input: 2.5, cached: 0.25, output: 10}}, in USD per million tokens. */
final class PriceFile {

    private static final List<String> KEYS = List.of("input", "cached", "output");
    private static final String REMEDY = "write lines such as 'openai/NAME: {input: 2.5, cached: 0.25, output: 10}'";

    private final String where;
    private final List<Prices.Price> prices = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private PriceFile(String where) {
        this.where = where;
    }

    /** Returns the prices in the order of the file; the first that fits a model is the model's. */
    static List<Prices.Price> read(String where, byte[] bytes) {
        PriceFile file = new PriceFile(where);
        YAMLFactory yaml = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (YAMLParser parser = yaml.createParser(bytes)) {
            file.table(parser);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            file.problem(
                    "the prices are no YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    line);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        if (!file.problems.isEmpty()) {
            throw new RalphException(file.problems, null);
        }
        return file.prices;
    }

    static RalphException unreadable(Path file, IOException e) {
        Problem problem = new Problem(
                "the prices cannot be read: " + e, file.toString(), "correct model.prices, or allow reading the file");
        return new RalphException(List.of(problem), e);
    }

    private void table(YAMLParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            problem("the file is no table of prices", 1);
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String model = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                price(model, line, parser);
            } else {
                problem("'%s' has no prices".formatted(model), line);
                parser.skipChildren();
            }
        }
    }

    private void price(String model, int line, YAMLParser parser) throws IOException {
        Map<String, BigDecimal> found = new TreeMap<>();
        int before = problems.size();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!KEYS.contains(key)) {
                problem("'%s' is no price; there are input, cached and output".formatted(key), line);
            } else if (!value.isNumeric() || parser.getDecimalValue().signum() < 0) {
                problem("the price '%s' of %s is no amount".formatted(key, model), line);
            } else {
                found.put(key, parser.getDecimalValue());
            }
            parser.skipChildren();
        }
        for (String key : KEYS) {
            if (problems.size() == before && !found.containsKey(key)) {
                problem("%s has no price '%s'".formatted(model, key), line);
            }
        }
        if (problems.size() == before) {
            prices.add(new Prices.Price(
                    model,
                    Objects.requireNonNull(found.get("input")),
                    Objects.requireNonNull(found.get("cached")),
                    Objects.requireNonNull(found.get("output"))));
        }
    }

    private void problem(String what, int line) {
        problems.add(new Problem(what, where + ":" + line, REMEDY));
    }
}
