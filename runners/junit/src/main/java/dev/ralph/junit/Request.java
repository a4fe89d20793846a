package dev.ralph.junit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One probe that the agent wants: an order of tests and what to look at. */
final class Request {

    private final int number;
    private long limit = Long.MAX_VALUE;
    private boolean leaks;
    private final List<String> tests = new ArrayList<>();
    private final Set<String> restored = new LinkedHashSet<>();

    private Request(int number) {
        this.number = number;
    }

    /** A probe that only runs these tests. */
    static Request of(Collection<String> tests, long limit) {
        Request request = new Request(0);
        request.tests.addAll(tests);
        request.limit = limit;
        return request;
    }

    /** The probes of one batch. */
    static List<Request> parse(List<String> lines) {
        List<Request> requests = new ArrayList<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            if (space > 0) {
                String rest = line.substring(space + 1);
                if (line.startsWith("probe ")) {
                    requests.add(new Request(Integer.parseInt(rest)));
                } else {
                    requests.get(requests.size() - 1).add(line.substring(0, space), rest);
                }
            }
        }
        return requests;
    }

    private void add(String key, String value) {
        switch (key) {
            case "limit":
                limit = Long.parseLong(value);
                break;
            case "look":
                leaks = !value.equals("outcomes");
                break;
            case "test":
                tests.add(unescaped(value));
                break;
            case "restore":
                restored.add(unescaped(value));
                break;
            default: // what later versions ask for besides
        }
    }

    /** The text that was written in one line. */
    static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                plain.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    int number() {
        return number;
    }

    /** How many milliseconds it may take. */
    long limit() {
        return limit;
    }

    /** Whether to look at what each test left changed. */
    boolean leaks() {
        return leaks;
    }

    List<String> tests() {
        return tests;
    }

    /** The names of the leaks that are put back before the last test. */
    Set<String> restored() {
        return restored;
    }
}
