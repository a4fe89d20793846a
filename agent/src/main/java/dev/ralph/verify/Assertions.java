package dev.ralph.verify;

import java.util.List;
import java.util.regex.Pattern;

/** Recognises what a test claims, whatever library it claims it with. */
final class Assertions {

    /** Names that only an assertion library may declare. */
    static final Pattern LIBRARY_NAME = Pattern.compile(
            "assert(?:Equals|NotEquals|True|False|Null|NotNull|Same|NotSame|Throws|ThrowsExactly|That|All|ArrayEquals"
                    + "|IterableEquals|LinesMatch|InstanceOf|DoesNotThrow|Timeout|TimeoutPreemptively)|fail|verify|expect");

    /** Where assertion libraries live. */
    static final Pattern LIBRARY = Pattern.compile(
            "\\s*(?:org\\.(?:junit|assertj|hamcrest|mockito|testng)|junit|com\\.google\\.common\\.truth)\\..*");

    private static final Pattern WORD = Pattern.compile("assert\\w*|should\\w*|isEqualTo");
    private static final Pattern CALL = Pattern.compile("fail|verify\\w*|expect\\w*");

    private Assertions() {}

    static boolean holds(List<String> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).equals("(");
            if (WORD.matcher(token).matches() || (called && CALL.matcher(token).matches())) {
                return true;
            }
        }
        return false;
    }
}
