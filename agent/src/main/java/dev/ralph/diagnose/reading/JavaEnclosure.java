package dev.ralph.diagnose.reading;

import dev.ralph.diagnose.reading.Enclosure.Role;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;

/** Says what a place in a Java file lies in, by the annotations of JUnit 4 and later. */
final class JavaEnclosure {

    private static final Set<String> TYPES =
            Set.of("class_declaration", "interface_declaration", "enum_declaration", "record_declaration");
    private static final Set<String> METHODS =
            Set.of("method_declaration", "constructor_declaration", "compact_constructor_declaration");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final Pattern TEST = Pattern.compile(
            "(?s)@(?:\\w+\\.)*(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property)\\b.*");
    private static final Pattern SETUP =
            Pattern.compile("(?s)@(?:\\w+\\.)*(?:BeforeEach|BeforeAll|Before|BeforeClass)\\b.*");
    private static final Pattern TEARDOWN =
            Pattern.compile("(?s)@(?:\\w+\\.)*(?:AfterEach|AfterAll|After|AfterClass)\\b.*");

    private JavaEnclosure() {}

    static Enclosure of(Source source, TSNode node) {
        @Nullable TSNode method = null;
        @Nullable TSNode type = null;
        String types = "";
        for (TSNode at = node; !at.isNull(); at = at.getParent()) {
            if (METHODS.contains(at.getType())) {
                method = at;
                type = null;
                types = "";
            } else if (TYPES.contains(at.getType())) {
                type = at;
                String name = source.of(at.getChildByFieldName("name"));
                types = types.isEmpty() ? name : name + "$" + types;
            }
        }
        String owner = types.isEmpty() ? "" : packageOf(source) + types;
        if (method == null) {
            return new Enclosure(Role.TOP, owner, Optional.empty(), Optional.ofNullable(type));
        }
        String name = source.of(method.getChildByFieldName("name"));
        return new Enclosure(
                role(source, method, name),
                owner + "#" + name + parameters(source, method),
                Optional.of(method),
                Optional.ofNullable(type));
    }

    private static String packageOf(Source source) {
        Matcher declared = PACKAGE.matcher(source.text());
        return declared.find() ? declared.group(1) + "." : "";
    }

    /** The types as they are written; nothing for a method without parameters, as in the ids of the runner. */
    private static String parameters(Source source, TSNode method) {
        TSNode list = method.getChildByFieldName("parameters");
        StringBuilder types = new StringBuilder();
        for (int i = 0; !list.isNull() && i < list.getNamedChildCount(); i++) {
            TSNode type = list.getNamedChild(i).getChildByFieldName("type");
            if (!type.isNull()) {
                types.append(types.isEmpty() ? "" : ", ").append(source.of(type));
            }
        }
        return types.isEmpty() ? "" : "(" + types + ")";
    }

    private static Role role(Source source, TSNode method, String name) {
        TSNode modifiers = method.getNamedChild(0);
        for (int i = 0; modifiers.getType().equals("modifiers") && i < modifiers.getNamedChildCount(); i++) {
            String annotation = source.of(modifiers.getNamedChild(i));
            if (TEST.matcher(annotation).matches()) {
                return Role.TEST;
            }
            if (SETUP.matcher(annotation).matches()) {
                return Role.SETUP;
            }
            if (TEARDOWN.matcher(annotation).matches()) {
                return Role.TEARDOWN;
            }
        }
        boolean isOldTest =
                name.startsWith("test") && source.isTestFile() && source.text().contains("extends TestCase");
        return isOldTest ? Role.TEST : Role.HELPER;
    }
}
