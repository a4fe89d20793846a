package dev.ralph.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What models cost. */
public final class Prices {

    private static final BigDecimal MILLION = new BigDecimal(1_000_000);

    private final List<Price> prices;

    private Prices(List<Price> prices) {
        this.prices = List.copyOf(prices);
    }

    /** The prices that the program knows. */
    public static Prices known() {
        try (InputStream file = Objects.requireNonNull(Prices.class.getResourceAsStream("prices.yaml"))) {
            return new Prices(PriceFile.read("prices.yaml", file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns these prices with those of a file before them.
     *
     * @throws dev.ralph.model.RalphException when it cannot be read, with all that is wrong in it
     */
    public Prices with(Path file) {
        List<Price> all;
        try {
            all = new ArrayList<>(PriceFile.read(file.toString(), Files.readAllBytes(file)));
        } catch (IOException e) {
            throw PriceFile.unreadable(file, e);
        }
        all.addAll(prices);
        return new Prices(all);
    }

    /** Returns in USD what so many tokens of a model cost; empty when its price is not known. */
    public Optional<BigDecimal> cost(String model, Usage usage) {
        return prices.stream().filter(price -> price.isFor(model)).findFirst().map(price -> price.of(usage));
    }

    /**
     * What a million tokens cost.
     *
     * @param model its name, in which {@code *} stands for anything
     */
    record Price(String model, BigDecimal input, BigDecimal cached, BigDecimal output) {

        boolean isFor(String name) {
            String[] pieces = model.split("\\*", -1);
            if (pieces.length == 1) {
                return name.equals(model);
            }
            String last = pieces[pieces.length - 1];
            int at = pieces[0].length();
            if (!name.startsWith(pieces[0]) || name.length() < at + last.length() || !name.endsWith(last)) {
                return false;
            }
            for (int i = 1; i < pieces.length - 1; i++) {
                int found = name.indexOf(pieces[i], at);
                if (found < 0) {
                    return false;
                }
                at = found + pieces[i].length();
            }
            return at <= name.length() - last.length();
        }

        BigDecimal of(Usage usage) {
            return input.multiply(BigDecimal.valueOf(usage.input() - usage.cached()))
                    .add(cached.multiply(BigDecimal.valueOf(usage.cached())))
                    .add(output.multiply(BigDecimal.valueOf(usage.output())))
                    .divide(MILLION);
        }
    }
}
