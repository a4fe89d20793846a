package dev.ralph.verify;

import java.util.ArrayList;
import java.util.List;

/** Compares the lists of cases that a test is run with: more of them are welcome, fewer or other ones are not. */
final class CaseLists {

    private CaseLists() {}

    /** Whether {@code now} is {@code was} with more elements in its list and nothing else. */
    static boolean isExtended(String was, String now) {
        List<String> old = List.of(was.split(" "));
        List<String> others = List.of(now.split(" "));
        int from = list(old);
        int start = list(others);
        if (from < 0 || start < 0 || !old.subList(0, from + 1).equals(others.subList(0, start + 1))) {
            return false;
        }
        int to = PythonLayout.close(old, from);
        int end = PythonLayout.close(others, start);
        return old.subList(Math.min(to, old.size()), old.size())
                        .equals(others.subList(Math.min(end, others.size()), others.size()))
                && TestSteps.firstLost(elements(old, from + 1, to), elements(others, start + 1, end))
                        .isEmpty();
    }

    /** Where the list begins that is an argument: behind a name, a comma or a bracket. */
    private static int list(List<String> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).matches("[\\[{]") && tokens.get(i - 1).matches("[(,=]")) {
                return i;
            }
        }
        return -1;
    }

    private static List<List<String>> elements(List<String> tokens, int from, int to) {
        List<List<String>> elements = new ArrayList<>();
        List<String> element = new ArrayList<>();
        int depth = 0;
        for (String token : tokens.subList(from, Math.min(to, tokens.size()))) {
            depth += "([{".contains(token) ? 1 : 0;
            depth -= ")]}".contains(token) ? 1 : 0;
            if (depth == 0 && token.equals(",")) {
                elements.add(List.copyOf(element));
                element.clear();
            } else {
                element.add(token);
            }
        }
        if (!element.isEmpty()) {
            elements.add(List.copyOf(element));
        }
        return elements;
    }
}
