package dev.ralph.llm;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much a run or a task may use of its models; what is empty is not limited.
 *
 * @param money in USD
 */
public record Allowance(Optional<Long> calls, Optional<Long> tokens, Optional<BigDecimal> money) {

    public static final Allowance UNLIMITED = new Allowance(Optional.empty(), Optional.empty(), Optional.empty());
}
