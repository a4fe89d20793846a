package dev.ralph.diagnose.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.treesitter.TSNode;

/** Tells whether a class would mean the same if it inherited the set-up of another instead of its own. */
final class InheritedSetUp {

    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    private static final Set<String> BINDERS =
            Set.of("inferred_parameters", "lambda_expression", "labeled_statement", "catch_formal_parameter");

    private final JavaSetUp own;
    private final JavaSetUp shared;
    private final Source source;

    InheritedSetUp(JavaSetUp own, JavaSetUp shared) {
        this.own = own;
        this.shared = shared;
        this.source = own.source();
    }

    /** Why it is not certain that it would; the first reason of several. */
    Optional<String> obstacle() {
        return inFile().or(this::inShared)
                .or(this::inField)
                .or(this::inMethods)
                .or(() -> own.usedBeside()
                        .map(node -> "it opens its database with %s, which is used beside it (%s)"
                                .formatted(JavaNodes.names(source, node).get(0), source.place(node))))
                .or(() -> new JavaSetUpBody(own, shared).more())
                .or(this::inNames)
                .or(this::inUses)
                .or(this::inLines);
    }

    private Optional<String> inFile() {
        if (source.root().hasError() || shared.source().root().hasError()) {
            return Optional.of("the file has a syntax error");
        }
        if (!own.type().getChildByFieldName("superclass").isNull()) {
            return Optional.of("%s inherits another class already".formatted(own.className()));
        }
        boolean isGeneric = !own.type().getChildByFieldName("type_parameters").isNull();
        return isGeneric ? Optional.of("%s has type parameters".formatted(own.className())) : Optional.empty();
    }

    private Optional<String> inShared() {
        String name = shared.className();
        Source other = shared.source();
        List<String> words = JavaNodes.words(other, shared.type());
        List<TSNode> members = JavaNodes.members(shared.type());
        if (!own.framework().equals(shared.framework())) {
            return Optional.of("%s is of %s".formatted(name, shared.framework()));
        }
        boolean isHidden = !JavaNodes.packageOf(source).equals(JavaNodes.packageOf(other))
                && (!words.contains("public") || !isSeen(shared.fieldWords()));
        if (isHidden || words.contains("final") || words.contains("sealed")) {
            return Optional.of("%s cannot be inherited here".formatted(name));
        }
        boolean isMore = !shared.type().getChildByFieldName("superclass").isNull()
                || !shared.type().getChildByFieldName("type_parameters").isNull()
                || !JavaNodes.annotations(other, shared.type()).isEmpty()
                || members.stream().anyMatch(this::asksForMore);
        return isMore ? Optional.of("%s gives or asks for more than a database".formatted(name)) : Optional.empty();
    }

    private static boolean isSeen(List<String> words) {
        return words.contains("public") || words.contains("protected");
    }

    /** Whether a member of the shared class adds tests, wants to be written, or must be told something. */
    private boolean asksForMore(TSNode member) {
        Source other = shared.source();
        boolean isConstructor = member.getType().equals("constructor_declaration");
        return isConstructor
                || JavaNodes.words(other, member).contains("abstract")
                || JavaNodes.annotations(other, member).stream().anyMatch(TESTS::contains);
    }

    private Optional<String> inField() {
        if (own.isForAll() || shared.isForAll()) {
            JavaSetUp one = own.isForAll() ? own : shared;
            return Optional.of("that of %s lives for all tests of the class".formatted(one.className()));
        }
        if (!own.fieldWords().equals(List.of("private"))
                || !JavaNodes.annotations(source, own.field()).isEmpty()) {
            return Optional.of("%s is declared in a special way (%s)".formatted(own.name(), source.place(own.field())));
        }
        if (!own.name().equals(shared.name())) {
            return Optional.of("%s calls it %s, and another name would change what assertions say"
                    .formatted(shared.className(), shared.name()));
        }
        TSNode value = own.field().getChildByFieldName("declarator").getChildByFieldName("value");
        boolean isOther = !qualified(own).equals(qualified(shared));
        return !value.isNull() || isOther
                ? Optional.of("%s is not what %s gives".formatted(own.name(), shared.className()))
                : Optional.empty();
    }

    /** The type of the field with its package, as far as an import names it. */
    private static String qualified(JavaSetUp setUp) {
        return JavaNodes.imports(setUp.source()).stream()
                .filter(line -> line.endsWith("." + setUp.given()))
                .findFirst()
                .orElse(setUp.given());
    }

    private Optional<String> inMethods() {
        List<TSNode> methods = new ArrayList<>(own.before());
        methods.addAll(own.after());
        for (TSNode method : methods) {
            String name = JavaNodes.names(source, method).get(0);
            boolean isCalled = PythonNodes.all(source.root(), "identifier").stream()
                    .filter(node -> source.of(node).equals(name))
                    .anyMatch(node -> !PythonNodes.isSame(node, method.getChildByFieldName("name")));
            boolean isPlain = JavaNodes.annotations(source, method).size() == 1
                    && PythonNodes.children(method.getChildByFieldName("parameters"))
                            .isEmpty();
            if (isCalled || !isPlain) {
                return Optional.of("%s is more than a set-up (%s)".formatted(name, source.place(method)));
            }
        }
        return Optional.empty();
    }

    /** Names of the class that would come to mean members of the shared one, or replace them. */
    private Optional<String> inNames() {
        Set<String> inherited = new HashSet<>();
        for (TSNode member : JavaNodes.members(shared.type())) {
            if (!JavaNodes.words(shared.source(), member).contains("private")) {
                inherited.addAll(JavaNodes.names(shared.source(), member));
            }
        }
        inherited.remove(shared.name());
        return PythonNodes.all(own.type(), node -> node.getType().matches("identifier|type_identifier")).stream()
                .filter(this::stays)
                .filter(node -> inherited.contains(source.of(node)) && !isOfAnother(node))
                .findFirst()
                .map(node -> "%s means something else in %s (%s)"
                        .formatted(source.of(node), shared.className(), source.place(node)));
    }

    /** Whether a name is looked up in another object. */
    private boolean isOfAnother(TSNode identifier) {
        TSNode parent = identifier.getParent();
        TSNode object = parent.getChildByFieldName("object");
        boolean isLast = PythonNodes.isSame(parent.getChildByFieldName("name"), identifier)
                || PythonNodes.isSame(parent.getChildByFieldName("field"), identifier);
        return isLast && !object.isNull() && !source.of(object).matches("(?:\\w+\\.)?(?:this|super)");
    }

    private boolean stays(TSNode node) {
        return own.all().stream().noneMatch(gone -> PythonNodes.isWithin(node, gone));
    }

    private Optional<String> inUses() {
        String quoted = "\"" + own.name() + "\"";
        return mentions()
                .filter(node -> !isUse(node))
                .findFirst()
                .map(node -> "%s means something else in places (%s)".formatted(own.name(), source.place(node)))
                .or(() -> PythonNodes.all(own.type(), "string_literal").stream()
                        .filter(node -> source.of(node).equals(quoted))
                        .findFirst()
                        .map(node -> "its name stands in a string (%s)".formatted(source.place(node))));
    }

    private Stream<TSNode> mentions() {
        return PythonNodes.all(own.type(), "identifier").stream()
                .filter(this::stays)
                .filter(node -> source.of(node).equals(own.name()))
                .filter(node -> !isNameOfMethod(node));
    }

    private static boolean isNameOfMethod(TSNode identifier) {
        TSNode parent = identifier.getParent();
        return Set.of("method_invocation", "method_declaration").contains(parent.getType())
                && PythonNodes.isSame(parent.getChildByFieldName("name"), identifier);
    }

    /** Whether a name is read as the field of this object, and not declared, assigned or closed. */
    private boolean isUse(TSNode identifier) {
        TSNode parent = identifier.getParent();
        boolean isDeclared = PythonNodes.isSame(parent.getChildByFieldName("name"), identifier)
                || (BINDERS.contains(parent.getType())
                        && !PythonNodes.isSame(parent.getChildByFieldName("body"), identifier));
        TSNode whole = whole(identifier);
        boolean isOfAnother = PythonNodes.isSame(parent.getChildByFieldName("field"), identifier)
                && PythonNodes.isSame(whole, identifier);
        return !isDeclared && !isOfAnother && !isClosedOrAssigned(whole);
    }

    /** With {@code this} before it, where that is written. */
    private TSNode whole(TSNode identifier) {
        TSNode parent = identifier.getParent();
        boolean isField = parent.getType().equals("field_access")
                && PythonNodes.isSame(parent.getChildByFieldName("field"), identifier)
                && source.of(parent.getChildByFieldName("object")).matches("(?:\\w+\\.)?this");
        return isField ? parent : identifier;
    }

    private boolean isClosedOrAssigned(TSNode whole) {
        TSNode around = whole.getParent();
        boolean isAssigned = around.getType().equals("assignment_expression")
                && PythonNodes.isSame(around.getChildByFieldName("left"), whole);
        boolean isClosed = around.getType().equals("method_invocation")
                && PythonNodes.isSame(around.getChildByFieldName("object"), whole)
                && source.of(around.getChildByFieldName("name")).equals("close");
        return isAssigned || isClosed || around.getType().equals("resource");
    }

    private Optional<String> inLines() {
        Stretches lines = new Stretches(source);
        return own.all().stream()
                .filter(node -> !lines.isAlone(withComments(node)))
                .findFirst()
                .map(node -> "it shares a line with something else (%s)".formatted(source.place(node)));
    }

    /** A member with the comments right above it. */
    static int[] withComments(TSNode member) {
        TSNode first = member;
        for (TSNode above = first.getPrevNamedSibling();
                !above.isNull()
                        && JavaNodes.isComment(above)
                        && above.getEndPoint().getRow() + 1
                                >= first.getStartPoint().getRow();
                above = first.getPrevNamedSibling()) {
            boolean isBehind = !above.getPrevNamedSibling().isNull()
                    && above.getPrevNamedSibling().getEndPoint().getRow()
                            == above.getStartPoint().getRow();
            if (isBehind) {
                break;
            }
            first = above;
        }
        return new int[] {first.getStartByte(), member.getEndByte()};
    }
}
