package dev.ralph.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds what a Java file of tests puts in the place of production: by reflection, by mocking a type as a whole, or as
 * an object of a type of its own. State may be set, and a neighbour that production takes as an interface may be faked.
 */
final class JavaStandIns {

    private static final Pattern WRITER = Pattern.compile("setField|writeField|writeStaticField|writeDeclaredField"
            + "|writeDeclaredStaticField|setInternalState|setFieldValue|setStaticField");
    private static final Set<String> REFLECTION =
            Set.of("getDeclaredField", "getField", "getDeclaredFields", "findVarHandle", "findStaticVarHandle");
    private static final Pattern SURROUNDINGS =
            Pattern.compile("(?i).*(?:clock|instant|time|random|uuid|executor|thread|locale|zone).*");
    private static final Set<String> MOCKS = Set.of("mockStatic", "mockConstruction", "mockConstructionWithAnswer");
    private static final int DEEP = 3;

    private final JavaOutline file;
    private final TestCode code;
    private final JavaProject project;
    private final String place;
    private final Map<String, String> imports;
    private final boolean isReflecting;

    private JavaStandIns(String source, JavaProject project) {
        this.file = JavaOutline.of(JavaTokens.of(source).code());
        this.code = TestCode.of(file);
        this.project = project;
        this.place = JvmFiles.place(file);
        this.imports = code.imports().stream()
                .map(String::strip)
                .collect(Collectors.toMap(
                        one -> one.substring(one.lastIndexOf('.') + 1),
                        one -> one.replace('.', '/'),
                        (one, two) -> one));
        this.isReflecting = file.all().anyMatch(piece -> piece.tokens().stream().anyMatch(REFLECTION::contains));
    }

    /** Returns one sentence for everything that the change puts in the place of something. */
    static List<String> check(String before, String after, JavaProject project) {
        JavaStandIns was = new JavaStandIns(before, project);
        JavaStandIns is = new JavaStandIns(after, project);
        List<String> found = new ArrayList<>(is.seen());
        was.seen().forEach(found::remove);
        Map<String, String> old = was.objects();
        is.objects().forEach((name, type) -> {
            String other = old.get(name);
            if (other != null && !other.equals(type) && is.project.isConcrete(was.full(other)) && is.isMadeUp(type)) {
                found.add("a stand-in for what is tested (%s) is added".formatted(name));
            }
        });
        return found;
    }

    /** The fields that are given a new object where they are declared, by name; an anonymous type ends in a brace. */
    private Map<String, String> objects() {
        Map<String, String> found = new LinkedHashMap<>();
        TestCode.fields(file.inside()).forEach(piece -> {
            int sign = piece.tokens().indexOf("=");
            List<String> value = piece.tokens().subList(sign + 1, piece.tokens().size());
            if (sign > 0 && value.size() > 2 && value.get(0).equals("new")) {
                found.put(piece.tokens().get(sign - 1), made(value) + (piece.isBlock() ? "{" : ""));
            }
        });
        return found;
    }

    private static String made(List<String> value) {
        int end = value.indexOf("(") < 0 ? value.size() : value.indexOf("(");
        return String.join("", value.subList(1, end)).replaceFirst("<.*", "");
    }

    /** Whether a type overrides what a class of production does. */
    private boolean isMadeUp(String type) {
        return type.endsWith("{")
                ? project.isConcrete(full(type.substring(0, type.length() - 1)))
                : base(type).filter(base -> project.isConcrete(full(base))).isPresent();
    }

    private Optional<String> base(String type) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        return code.types().values().stream()
                .filter(one -> one.name().equals(name) && one.words().contains("extends"))
                .map(one -> one.words()
                        .get(Math.min(one.words().size() - 1, one.words().indexOf("extends") + 1)))
                .findFirst()
                .or(() -> project.base(full(type)));
    }

    /** The folder and name of a type as the file sees it. */
    private String full(String type) {
        return type.contains(".") ? type.replace('.', '/') : imports.getOrDefault(type, place + type);
    }

    private List<String> seen() {
        List<String> seen = new ArrayList<>();
        Set<String> helpers = helpers();
        file.all().filter(piece -> !piece.tokens().isEmpty()).forEach(piece -> inPiece(piece, helpers, seen));
        return seen;
    }

    /** The methods of the file that write by reflection. */
    private Set<String> helpers() {
        Set<String> found = new LinkedHashSet<>();
        code.methods().values().forEach(method -> {
            boolean isWriter = method.body()
                    .all()
                    .skip(1)
                    .anyMatch(piece -> calls(piece.tokens()).anyMatch(at -> isWriter(piece.tokens(), at, Set.of())));
            if (isWriter && !method.declaration().parameters().equals("( )")) {
                found.add(method.declaration().name());
            }
        });
        return found;
    }

    private static IntStream calls(List<String> tokens) {
        return IntStream.range(0, tokens.size() - 1)
                .filter(at -> tokens.get(at + 1).equals("(") && JavaTokens.isWord(tokens.get(at)));
    }

    private boolean isWriter(List<String> tokens, int at, Set<String> helpers) {
        String name = tokens.get(at);
        boolean isReflection = isReflecting && (name.equals("set") || name.equals("setVolatile"));
        boolean isCalled = at > 0 && (tokens.get(at - 1).equals(".") || !JavaTokens.isWord(tokens.get(at - 1)));
        return WRITER.matcher(name).matches() || isReflection || (helpers.contains(name) && (isCalled || at == 0));
    }

    private void inPiece(JavaOutline piece, Set<String> helpers, List<String> seen) {
        List<String> tokens = piece.tokens();
        calls(tokens).forEach(at -> {
            String name = tokens.get(at);
            boolean isMock = MOCKS.contains(name);
            if (!isMock && !isWriter(tokens, at, helpers)) {
                return;
            }
            List<List<String>> arguments = PythonWrites.arguments(tokens, at + 1);
            if (isMock) {
                String type = arguments.isEmpty()
                        ? ""
                        : String.join("", arguments.get(0)).replaceFirst("\\.class$", "");
                if (project.production(full(type)).isPresent()) {
                    seen.add("a stand-in for what is tested (%s) is added".formatted(type));
                }
            } else if (arguments.size() > 1) {
                boolean isOfSurroundings = tokens.stream()
                        .anyMatch(one -> SURROUNDINGS.matcher(one).matches());
                arguments.stream()
                        .filter(value -> isMadeUp(value, isOfSurroundings, DEEP))
                        .forEach(value ->
                                seen.add("a stand-in for what is tested, put there by %s, is added".formatted(name)));
            }
        });
    }

    /** Whether a value is a function, or an object of a type that overrides a class of production. */
    private boolean isMadeUp(List<String> value, boolean isOfSurroundings, int deep) {
        if (value.size() == 1 && deep > 0) {
            return file.all()
                    .filter(piece -> isGiven(piece.tokens(), value.get(0)))
                    .anyMatch(piece -> isMadeUp(given(piece), isOfSurroundings, deep - 1));
        }
        if (value.size() > 2 && value.get(0).equals("new")) {
            return isMadeUp(made(value) + (value.contains("{") ? "{" : ""));
        }
        return !isOfSurroundings && (value.contains("->") || value.contains("::"));
    }

    private static boolean isGiven(List<String> tokens, String name) {
        int sign = tokens.indexOf("=");
        return sign > 0 && tokens.get(sign - 1).equals(name) && sign + 1 < tokens.size();
    }

    private static List<String> given(JavaOutline piece) {
        List<String> value = piece.tokens()
                .subList(piece.tokens().indexOf("=") + 1, piece.tokens().size());
        return piece.isBlock() && !value.contains("->") ? Body.concat(value, List.of("{")) : value;
    }
}
