package dev.ralph.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds where Java test code reaches inside of the JVM, or of what runs the tests. */
final class JavaInsides {

    private static final String ASKS = "(?:equals|equalsIgnoreCase|startsWith|endsWith|contains|matches)";

    /** Sentences by what they see in the text of a statement. */
    private static final Map<String, Pattern> STATEMENTS = statements();

    private static final Pattern LATCH =
            Pattern.compile("\\b(\\w+) = new (?:\\w+ \\. )*(?:CountDownLatch|Semaphore|CompletableFuture|Phaser)\\b");

    /** Without one of these in it, a statement is nothing of that. */
    private static final Set<String> TRIGGERS =
            Set.of(("Unsafe theUnsafe ByteBuddyAgent ClassFileTransformer redefine rebase"
                            + " redefineClasses retransformClasses defineClass defineHiddenClass setContextClassLoader StackWalker"
                            + " getStackTrace getDisplayName getUniqueId getMethodName getTestMethod getRequiredTestMethod getRuntime"
                            + " CountDownLatch Semaphore Phaser Object currentThread delayedExecutor CompletableFuture")
                    .split(" "));

    private JavaInsides() {}

    private static Map<String, Pattern> statements() {
        Map<String, Pattern> found = new LinkedHashMap<>();
        found.put(
                "the inside of the JVM",
                Pattern.compile("\\b(?:Unsafe|theUnsafe|ByteBuddyAgent|ClassFileTransformer)\\b"
                        + "|\\b(?:redefine|rebase|redefineClasses|retransformClasses|defineClass|defineHiddenClass) \\("
                        + "|\\bsetContextClassLoader \\( [^)]*\\bnew\\b"));
        found.put(
                "a look at which test runs",
                Pattern.compile("\\b(?:StackWalker|getStackTrace)\\b.*\\bgetMethodName \\( \\) \\. " + ASKS + " \\( \""
                        + "|\\b(?:getDisplayName|getUniqueId) \\( \\) \\. " + ASKS + " \\("
                        + "|\\b(?:getTestMethod|getRequiredTestMethod)\\b.* getName \\( \\) \\. " + ASKS + " \\("
                        + "|\" \\. " + ASKS
                        + " \\( [^;]*\\b(?:getDisplayName|getUniqueId|getMethodName|getRequiredTestMethod|getTestMethod)\\b"
                        + "|\\bswitch \\( [^;]*\\b(?:getDisplayName|getRequiredTestMethod)\\b"));
        found.put("exit()", Pattern.compile("\\bgetRuntime \\( \\) \\. exit \\("));
        found.put(
                "a wait for nothing",
                Pattern.compile(
                        "\\bnew (?:\\w+ \\. )*(?:CountDownLatch|Semaphore|Phaser) \\( [^)]* \\) \\. (?:await|tryAcquire)"
                                + "|\\bnew Object \\( \\) \\. wait \\(|\\bcurrentThread \\( \\) \\. join \\(|\\bdelayedExecutor \\("
                                + "|\\bnew CompletableFuture <[^>]*> \\( \\) \\. get \\("));
        return found;
    }

    static void look(JavaOutline file, List<String> seen) {
        file.all()
                .filter(piece -> piece.tokens().stream().anyMatch(TRIGGERS::contains))
                .forEach(piece -> {
                    String text = piece.text();
                    STATEMENTS.forEach((what, pattern) -> pattern.matcher(text)
                            .results()
                            .forEach(found -> seen.add(what + " (" + TestsKept.compact(found.group()) + ")")));
                    // A latch that is named where it is made and where it is waited for is opened by nobody.
                    LATCH.matcher(text)
                            .results()
                            .map(found -> found.group(1))
                            .filter(name -> file.all()
                                                    .flatMap(one -> one.tokens().stream())
                                                    .filter(name::equals)
                                                    .count()
                                            == 2
                                    && file.all().anyMatch(one -> one.text().contains(name + " . await (")))
                            .forEach(name -> seen.add("a wait for nothing (" + name + ")"));
                });
    }
}
