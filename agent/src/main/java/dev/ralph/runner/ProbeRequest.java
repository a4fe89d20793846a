package dev.ralph.runner;

import dev.ralph.model.TestId;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A probe as a session is asked for it.
 *
 * @param number unique in the session
 * @param limit for the whole probe; then the session kills its processes
 */
record ProbeRequest(int number, Probe probe, Duration limit) {

    /** The sealed text of a batch, as {@code agent/docs/probe-protocol.md} lays it down. */
    static String batch(List<ProbeRequest> requests, Seal seal) {
        StringBuilder text = new StringBuilder();
        requests.forEach(request -> request.writeTo(text));
        return sealed(text.toString(), seal);
    }

    private static String sealed(String text, Seal seal) {
        return seal.of(text) + "\n" + text;
    }

    private void writeTo(StringBuilder text) {
        text.append("probe ").append(number).append('\n');
        text.append("limit ").append(limit.toMillis()).append('\n');
        text.append("look ")
                .append(probe.look().name().toLowerCase(Locale.ROOT))
                .append('\n');
        for (TestId test : probe.tests()) {
            text.append("test ").append(escaped(test.value())).append('\n');
        }
        probe.restored().stream()
                .sorted()
                .forEach(name -> text.append("restore ").append(escaped(name)).append('\n'));
    }

    /** A text in one line. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
