package dev.ralph.verify;

import dev.ralph.verify.PythonCode.Member;
import dev.ralph.verify.PythonOutline.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a dotted name of a Python file stands for, as far as the files of the repository tell. */
final class PythonModules {

    /** What a name stands for. */
    enum Kind {
        MODULE,
        CALLABLE,
        DATA,
        UNKNOWN
    }

    private static final Set<String> LIBRARIES =
            Set.of("pytest", "_pytest", "unittest", "pluggy", "mock", "hypothesis");

    /** The surroundings of a program: who isolates a test replaces them. */
    private static final Set<String> SURROUNDINGS = Set.of(
            ("abc argparse array ast asyncio atexit base64 bisect calendar cmd codecs collections concurrent configparser"
                            + " contextlib contextvars copy csv ctypes curses datetime decimal difflib email enum errno"
                            + " faulthandler fileinput fnmatch fractions ftplib functools gc getpass gettext glob gzip"
                            + " hashlib heapq hmac html http imaplib importlib inspect io ipaddress itertools json"
                            + " linecache locale logging lzma mailbox math mimetypes mmap multiprocessing netrc numbers"
                            + " operator os pathlib pdb pickle pkgutil platform poplib pprint profile pwd queue random re"
                            + " resource sched secrets select selectors shelve shlex shutil signal site smtplib socket"
                            + " socketserver sqlite3 ssl stat statistics string struct subprocess sys tarfile tempfile"
                            + " textwrap threading time timeit token tokenize traceback types typing urllib uuid venv"
                            + " warnings wave weakref webbrowser winreg xml xmlrpc zipfile zlib zoneinfo"
                            + " aiohttp boto3 botocore celery django docker fakeredis fastapi flask freezegun google grpc"
                            + " httplib2 httpx kafka kombu ldap3 matplotlib mysql numpy pandas paramiko pika psycopg"
                            + " psycopg2 pymongo pymysql pytz redis requests responses sendgrid sentry_sdk sqlalchemy"
                            + " starlette stripe structlog twilio urllib3 uvicorn werkzeug yaml dateutil time_machine")
                    .split(" "));

    private static final Pattern OF_TESTS =
            Pattern.compile("(?:^|[/_])(?:tests?|testing|conftest|fixtures|helpers?)(?:$|[/_])");

    private static final int DEEP = 3;

    private final Function<String, Optional<String>> tree;
    private final PythonRequirements requirements;
    private final List<String> roots = new ArrayList<>();
    private final Map<String, Optional<PythonOutline>> read = new LinkedHashMap<>();

    /**
     * Looks names up as a file of the repository would.
     *
     * @param path of that file
     */
    PythonModules(Function<String, Optional<String>> tree, String path) {
        this.tree = tree;
        String folder = path;
        while (!folder.isEmpty()) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            roots.add(folder.isEmpty() ? "" : folder + "/");
        }
        this.requirements = new PythonRequirements(tree, roots);
    }

    /** Whether a name belongs to what runs and judges the tests. */
    static boolean isLibrary(String name) {
        return LIBRARIES.contains(root(name));
    }

    /** Whether a name belongs to neither the project nor a test library. */
    boolean isSurrounding(String name) {
        String real = real(name, DEEP);
        return kind(root(real)) != Kind.MODULE
                && (SURROUNDINGS.contains(root(real))
                        || (requirements.names(root(real)) && kind(real) == Kind.UNKNOWN));
    }

    /** The name by which a thing is known where it is made: {@code shop.requests.get} is {@code requests.get}. */
    private String real(String name, int deep) {
        List<String> parts = Arrays.asList(name.split("\\."));
        for (int size = parts.size() - 1; size > 0 && deep > 0; size--) {
            Optional<PythonOutline> file = module(String.join("/", parts.subList(0, size)));
            if (file.isPresent()) {
                String first = parts.get(size).replaceAll("\\(\\)|\\[]", "");
                String more = String.join(
                        "",
                        parts.subList(size + 1, parts.size()).stream()
                                .map(one -> "." + one)
                                .toList());
                return imported(file.get(), first)
                        .filter(origin -> !origin.startsWith("."))
                        .map(origin -> real(origin + more, deep - 1))
                        .orElse(name);
            }
        }
        return name;
    }

    private static Optional<String> imported(PythonOutline file, String name) {
        return file.all()
                .map(one -> PythonCode.imported(one.tokens()).get(name))
                .filter(Objects::nonNull)
                .map(origin -> origin.get(1))
                .findFirst();
    }

    private static String root(String name) {
        return name.split("\\.", 2)[0];
    }

    /** What a dotted name stands for; {@code shop.Shop().add} is {@code shop.Shop.add}. */
    Kind kind(String name) {
        return kind(Arrays.asList(name.replaceAll("\\(\\)|\\[]", "").split("\\.")), DEEP);
    }

    private Kind kind(List<String> parts, int deep) {
        for (int size = parts.size(); size > 0; size--) {
            Optional<PythonOutline> file = module(String.join("/", parts.subList(0, size)));
            if (file.isPresent()) {
                return size == parts.size() ? Kind.MODULE : member(file.get(), parts.subList(size, parts.size()), deep);
            }
        }
        return Kind.UNKNOWN;
    }

    /** A function of test code by its full name; what production does with what it is given is its own affair. */
    Optional<Member> helper(String name) {
        int dot = name.lastIndexOf('.');
        String path = name.substring(0, Math.max(0, dot)).replace('.', '/');
        boolean isOfTests = OF_TESTS.matcher(path).find()
                || (!roots.get(0).isEmpty()
                        && tree.apply(roots.get(0) + path + ".py").isPresent());
        return dot < 0 || !isOfTests
                ? Optional.empty()
                : module(path).map(file -> PythonCode.of(file).functions().get(name.substring(dot + 1)));
    }

    private Optional<PythonOutline> module(String path) {
        return read.computeIfAbsent(
                path,
                any -> roots.stream()
                        .flatMap(root -> List.of(root, root + "src/", root + "lib/").stream())
                        .flatMap(root -> List.of(root + path + ".py", root + path + "/__init__.py").stream())
                        .flatMap(file -> tree.apply(file).stream())
                        .findFirst()
                        .map(PythonOutline::of));
    }

    private Kind member(PythonOutline file, List<String> parts, int deep) {
        PythonCode code = PythonCode.of(file);
        String name = String.join(".", parts);
        if (declares(code.functions().keySet(), name) || declares(code.classes().keySet(), name)) {
            return Kind.CALLABLE;
        }
        Optional<String> imported = imported(file, parts.get(0)).map(origin -> origin.replaceFirst("^\\.+", ""));
        if (imported.isPresent()) {
            List<String> there = new ArrayList<>(Arrays.asList(imported.get().split("\\.")));
            there.addAll(parts.subList(1, parts.size()));
            return deep == 0 ? Kind.UNKNOWN : kind(there, deep - 1);
        }
        boolean isGiven = given(file, parts.get(parts.size() - 1)).findAny().isPresent();
        return isGiven ? Kind.DATA : Kind.UNKNOWN;
    }

    /** Whether the project gives a name something of its own: an object of a class of its, or plain data. */
    boolean isOwnObject(String name) {
        List<String> parts = Arrays.asList(name.split("\\."));
        for (int size = parts.size() - 1; size > 0; size--) {
            Optional<PythonOutline> file = module(String.join("/", parts.subList(0, size)));
            if (file.isPresent()) {
                PythonScope scope = PythonScope.ofFile(file.get());
                String module = String.join(".", parts.subList(0, size));
                return given(file.get(), parts.get(parts.size() - 1))
                        .anyMatch(value -> isOwnObject(value, module, scope));
            }
        }
        return false;
    }

    private boolean isOwnObject(List<String> value, String module, PythonScope scope) {
        String origin = scope.origin(value);
        boolean isMade = value.size() > 2 && value.get(1).equals("(");
        Kind made = kind(origin != null ? origin : module + "." + value.get(0));
        boolean isNothing = value.size() == 1 && value.get(0).equals("None");
        return isMade ? made == Kind.CALLABLE : !isNothing && Value.isWritten(value);
    }

    private static Stream<List<String>> given(PythonOutline file, String name) {
        return file.all()
                .map(Statement::tokens)
                .flatMap(tokens -> Body.assignments(tokens).stream())
                .filter(one -> one.name().equals(name))
                .map(Body.Assignment::value);
    }

    private static boolean declares(Set<String> keys, String name) {
        return keys.stream().anyMatch(key -> key.equals(name) || key.endsWith(" " + name));
    }
}
