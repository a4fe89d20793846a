package dev.ralph.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time as a person writes it: {@code 90s}, {@code 5m}, {@code 1h30m}. */
final class DurationText implements ITypeConverter<Duration> {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern SHAPE = Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

    @Override
    public Duration convert(String text) {
        Matcher parts = SHAPE.matcher(text.strip());
        if (!parts.matches()) {
            throw wrong(text);
        }
        Duration duration =
                Duration.ofHours(part(parts, 1)).plusMinutes(part(parts, 2)).plusSeconds(part(parts, 3));
        if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw wrong(text);
        }
        return duration;
    }

    private static long part(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "'%s' is no time from 1 second to 24 hours; write one such as 90s, 5m or 1h30m".formatted(text));
    }
}
