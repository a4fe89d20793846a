package dev.ralph.llm;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long a provider says to wait, in any of the ways that providers say it. */
final class Waits {

    private static final int TOO_MANY_REQUESTS = 429;

    /** Such as {@code 6m0s}, {@code 20ms}, {@code 1.5s} or {@code 1h2m3.4s}. */
    private static final Pattern SPAN = Pattern.compile(
            "(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,6}(?:\\.\\d{1,9})?)s)?(?:(\\d{1,9}(?:\\.\\d{1,9})?)ms)?");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");

    private static final Pattern RETRY_DELAY = Pattern.compile("\"retryDelay\"\\s{0,9}:\\s{0,9}\"([0-9hms.]{1,20})\"");

    /** A header that says when there is room again, and the one that says how much room is left now. */
    private record Reset(String header, String remaining, boolean isTime) {}

    private static final List<Reset> RESETS = List.of(
            new Reset("x-ratelimit-reset-requests", "x-ratelimit-remaining-requests", false),
            new Reset("x-ratelimit-reset-tokens", "x-ratelimit-remaining-tokens", false),
            anthropic("requests"),
            anthropic("tokens"),
            anthropic("input-tokens"),
            anthropic("output-tokens"));

    private Waits() {}

    private static Reset anthropic(String what) {
        return new Reset(
                "anthropic-ratelimit-%s-reset".formatted(what),
                "anthropic-ratelimit-%s-remaining".formatted(what),
                true);
    }

    /**
     * Returns how long to wait; empty when nobody says.
     *
     * @param headers with names in lower case
     */
    static Optional<Duration> of(int status, Map<String, List<String>> headers, String body, Instant now) {
        return Stream.<Optional<Duration>>of(
                        first(headers, "retry-after-ms").flatMap(text -> number(text, 1_000_000)),
                        first(headers, "retry-after").flatMap(text -> retryAfter(text, now)),
                        retryDelay(body),
                        status == TOO_MANY_REQUESTS ? reset(headers, now) : Optional.empty())
                .flatMap(Optional::stream)
                .findFirst()
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Duration> retryAfter(String text, Instant now) {
        return number(text, 1_000_000_000L)
                .or(() -> time(
                        text,
                        now,
                        value -> ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant()));
    }

    private static Optional<Duration> retryDelay(String body) {
        Matcher matcher = RETRY_DELAY.matcher(body);
        return matcher.find() ? span(matcher.group(1)) : Optional.empty();
    }

    /** Only a limit that is used up is waited for; if none says that it is, the one that is soonest gone. */
    private static Optional<Duration> reset(Map<String, List<String>> headers, Instant now) {
        List<Duration> usedUp = new ArrayList<>();
        List<Duration> all = new ArrayList<>();
        for (Reset reset : RESETS) {
            Optional<Duration> wait = first(headers, reset.header())
                    .flatMap(text -> reset.isTime()
                            ? time(
                                    text,
                                    now,
                                    value -> OffsetDateTime.parse(value).toInstant())
                            : span(text));
            wait.ifPresent(all::add);
            if (first(headers, reset.remaining()).filter("0"::equals).isPresent()) {
                wait.ifPresent(usedUp::add);
            }
        }
        return usedUp.isEmpty()
                ? all.stream().min(Comparator.naturalOrder())
                : usedUp.stream().max(Comparator.naturalOrder());
    }

    private static Optional<Duration> span(String text) {
        Matcher matcher = SPAN.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return number(text, 1_000_000_000L);
        }
        return Optional.of(part(matcher, 1, 86_400e9)
                .plus(part(matcher, 2, 3_600e9))
                .plus(part(matcher, 3, 60e9))
                .plus(part(matcher, 4, 1e9))
                .plus(part(matcher, 5, 1e6)));
    }

    private static Duration part(Matcher matcher, int group, double nanos) {
        String number = matcher.group(group);
        return number == null ? Duration.ZERO : Duration.ofNanos((long) (Double.parseDouble(number) * nanos));
    }

    private static Optional<Duration> number(String text, long nanos) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Duration.ofNanos((long) (Double.parseDouble(text) * nanos)))
                : Optional.empty();
    }

    private static Optional<Duration> time(String text, Instant now, Function<String, Instant> parse) {
        try {
            return Optional.of(Duration.between(now, parse.apply(text)));
        } catch (DateTimeException | ArithmeticException e) {
            // A time that nobody can read is no time; the usual waits hold.
            return Optional.empty();
        }
    }

    private static Optional<String> first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst().map(String::strip);
    }
}
