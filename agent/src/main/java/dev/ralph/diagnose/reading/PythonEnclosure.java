package dev.ralph.diagnose.reading;

import dev.ralph.diagnose.reading.Enclosure.Role;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;

/** Says what a place in a Python file lies in, by the conventions of pytest and unittest. */
final class PythonEnclosure {

    private static final Pattern FIXTURE = Pattern.compile("@[\\w.]*\\bfixture\\b[\\s\\S]*");
    private static final Pattern SETUP = Pattern.compile(
            "setUp(Class|Module|TestData)?|asyncSetUp|setup(_(method|class|module|function))?|pytest_(configure|sessionstart"
                    + "|runtest_setup|collection_modifyitems)");
    private static final Pattern TEARDOWN = Pattern.compile(
            "tearDown(Class|Module)?|asyncTearDown|teardown(_(method|class|module|function))?|pytest_(unconfigure"
                    + "|sessionfinish|runtest_teardown)");

    private PythonEnclosure() {}

    static Enclosure of(Source source, TSNode node) {
        @Nullable TSNode function = null;
        @Nullable TSNode type = null;
        String types = "";
        for (TSNode at = node; !at.isNull(); at = at.getParent()) {
            if (at.getType().equals("function_definition")) {
                function = at;
                type = null;
                types = "";
            } else if (at.getType().equals("class_definition")) {
                type = at;
                types = "::" + source.of(at.getChildByFieldName("name")) + types;
            }
        }
        if (function == null) {
            String owner = types.isEmpty() ? "" : source.path() + types;
            return new Enclosure(Role.TOP, owner, Optional.empty(), Optional.ofNullable(type));
        }
        String name = source.of(function.getChildByFieldName("name"));
        return new Enclosure(
                role(source, function, name),
                source.path() + types + "::" + name,
                Optional.of(decorated(function)),
                Optional.ofNullable(type));
    }

    private static TSNode decorated(TSNode function) {
        TSNode parent = function.getParent();
        return parent.getType().equals("decorated_definition") ? parent : function;
    }

    private static Role role(Source source, TSNode function, String name) {
        TSNode decorated = decorated(function);
        for (int i = 0; i < decorated.getNamedChildCount(); i++) {
            TSNode child = decorated.getNamedChild(i);
            if (child.getType().equals("decorator")
                    && FIXTURE.matcher(source.of(child)).matches()) {
                return Role.FIXTURE;
            }
        }
        if (SETUP.matcher(name).matches()) {
            return Role.SETUP;
        }
        if (TEARDOWN.matcher(name).matches()) {
            return Role.TEARDOWN;
        }
        return name.startsWith("test") && source.isTestFile() ? Role.TEST : Role.HELPER;
    }
}
