package dev.ralph.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values of settings; what is wrong with one becomes a problem of its file. */
final class SettingValues {

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Pattern COUNT = Pattern.compile("\\d{1,15}");
    private static final Pattern MONEY = Pattern.compile("\\d{1,9}(\\.\\d{1,4})?");
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

    private final SettingsFile file;

    SettingValues(SettingsFile file) {
        this.file = file;
    }

    Optional<Integer> count(SettingsFile.Setting set, int least, int most) {
        long count = COUNT.matcher(set.value()).matches() ? Long.parseLong(set.value()) : -1;
        if (count < least || count > most) {
            wrong(set, "is no such number", "write a whole number from %d to %d".formatted(least, most));
            return Optional.empty();
        }
        return Optional.of((int) count);
    }

    Optional<Long> most(SettingsFile.Setting set) {
        if (!COUNT.matcher(set.value()).matches()) {
            wrong(set, "is no number", "write a whole number, or nothing for no limit");
            return Optional.empty();
        }
        return Optional.of(Long.valueOf(set.value()));
    }

    Optional<BigDecimal> money(SettingsFile.Setting set) {
        if (!MONEY.matcher(set.value()).matches()) {
            wrong(set, "is no amount of money", "write a number such as 2.50, or nothing for no limit");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(set.value()));
    }

    Optional<Duration> duration(SettingsFile.Setting set) {
        Duration duration = duration(set.value());
        if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
            wrong(set, "is no time from 1 second to 30 days", "write a time with its units, such as 90s or 1h30m");
            return Optional.empty();
        }
        return Optional.of(duration);
    }

    /** The time as it would be written in the file. */
    static String written(Duration duration) {
        return (duration.toHours() > 0 ? duration.toHours() + "h" : "")
                + (duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "m" : "")
                + (duration.toSecondsPart() > 0 ? duration.toSecondsPart() + "s" : "");
    }

    /** Zero stands for everything that is no duration. */
    private static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return Duration.ZERO;
        }
        return Duration.ofDays(part(parts, 1))
                .plusHours(part(parts, 2))
                .plusMinutes(part(parts, 3))
                .plusSeconds(part(parts, 4));
    }

    private static long part(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }

    void wrong(SettingsFile.Setting set, String what, String remedy) {
        file.problem("'%s' of %s %s".formatted(set.value(), set.key(), what), set.line(), remedy);
    }
}
