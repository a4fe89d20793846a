package dev.ralph.verify;

import java.util.List;

/** Tells whether a Python file puts back what it saved. */
final class PythonRestores {

    private PythonRestores() {}

    /** Whether a value is what the target itself was before. */
    static boolean isRestored(String target, List<String> value, PythonScope scope) {
        String name = String.join(" ", value);
        String origin = scope.origin(value);
        List<List<String>> saved = scope.valuesOf(name);
        boolean isSame = target.equals(origin) || (origin != null && origin.equals(target + "()"));
        boolean isList = !saved.isEmpty()
                && saved.stream().allMatch(one -> {
                    String from = scope.origin(copied(one));
                    return from != null
                            && (from.equals(target)
                                    || from.equals(target + ".copy()")
                                    || (target.equals("sys.modules[]")
                                            && from.matches("sys\\.modules(?:\\.(?:get|pop)\\(\\)|\\[])"))
                                    || (target.startsWith("sys.path") && from.startsWith("sys.path"))
                                    || from.equals(target.replaceFirst("\\[]$", "")));
                });
        return isList || (isSame && !saved.isEmpty()) || (isSame && value.size() > 1);
    }

    /** What an expression copies; itself when it copies nothing. */
    private static List<String> copied(List<String> value) {
        boolean isCopy =
                String.join(" ", value).matches("(?:list|dict|set|tuple|(?:copy \\. )?(?:deep)?copy) \\( .+ \\)");
        int open = value.indexOf("(");
        return isCopy && PythonLayout.close(value, open) == value.size() - 1
                ? value.subList(open + 1, value.size() - 1)
                : value;
    }
}
