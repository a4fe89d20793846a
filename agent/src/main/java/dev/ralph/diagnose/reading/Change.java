package dev.ralph.diagnose.reading;

import dev.ralph.model.Leak;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a statement looks like that makes a certain leak.
 *
 * @param language what the state is written in; either when the kind does not say it
 * @param words a statement must hold one of them
 * @param forms regular expressions, the surest first
 * @param name what is changed by its own name, such as a field
 * @param home the end of the path of the file that declares it
 */
record Change(
        Optional<Language> language,
        List<String> words,
        List<Pattern> forms,
        Optional<String> name,
        Optional<String> home) {

    private static final String SET = "\\s*(?:\\[[^\\]]*\\]\\s*)*(?:[-+*/|&^%@]|//|\\*\\*|<<|>>>?)?=(?!=)";

    private static final String METHODS =
            "(?:append|appendleft|add|add_all|addAll|update|insert|extend|pop|popitem|popleft|remove|removeIf|discard"
                    + "|setdefault|sort|reverse|clear|put|putAll|putIfAbsent|computeIfAbsent|compute|merge|set|push|offer|poll"
                    + "|incrementAndGet|getAndIncrement|decrementAndGet|addAndGet|increment|reset|register|setValue|getAndSet"
                    + "|addFirst|addLast|removeFirst|removeLast)";

    private static final String WRITES =
            "(?:open|write\\w*|touch|mkdirs?|makedirs|create\\w*|copy\\w*|move|rename|dump|to_\\w+|save\\w*|FileWriter"
                    + "|FileOutputStream|PrintWriter|RandomAccessFile|unlink|delete\\w*|remove|rmtree)\\b";

    Change {
        words = List.copyOf(words);
        forms = List.copyOf(forms);
    }

    static Change of(Leak leak) {
        String where = leak.where();
        String key = "[\"']" + Pattern.quote(where) + "[\"']";
        return switch (leak.kind()) {
            case MODULE_ATTRIBUTE -> attribute(where, 1);
            case CLASS_ATTRIBUTE -> attribute(where, 2);
            case STATIC_FIELD -> field(where);
            case ENVIRONMENT ->
                any(
                        List.of("environ", "putenv", "unsetenv", "dotenv"),
                        "environb?\\s*\\[\\s*" + key + "\\s*\\]\\s*=(?!=)|(?:putenv|unsetenv)\\(\\s*" + key,
                        "environb?\\.\\w+\\(\\s*" + key + "|del\\s+[\\w.]*environb?\\[\\s*" + key,
                        "environb?\\.(?:update|clear|popitem)\\(|environb?\\s*\\[\\s*(?![\"'])[^\\]]*\\]\\s*=(?!=)"
                                + "|load_dotenv\\(");
            case SYSTEM_PROPERTY ->
                any(
                        List.of("Propert"),
                        "(?:set|clear)Property\\(\\s*" + key,
                        "(?:set|clear)Property\\(\\s*(?!\")|setProperties\\(|getProperties\\(\\)\\s*\\.");
            case WORKING_DIRECTORY -> any(List.of("chdir"), "\\bf?chdir\\(");
            case IMPORT_PATH ->
                any(List.of("sys.path", "addsitedir"), "sys\\.path\\s*\\.\\w+\\(|sys\\.path" + SET + "|addsitedir\\(");
            case IMPORTED_MODULE ->
                any(
                        List.of("sys.modules", "import_module", "reload"),
                        "sys\\.modules\\s*\\[\\s*" + key,
                        "sys\\.modules\\s*(?:\\[|\\.(?:pop|update|clear|setdefault)\\()|reload\\(|import_module\\(");
            case LOCALE -> any(List.of("ocale"), "setlocale\\(|Locale\\s*\\.\\s*setDefault\\(");
            case TIME_ZONE ->
                any(
                        List.of("tzset", "TimeZone"),
                        "tzset\\(|TimeZone\\s*\\.\\s*setDefault\\(|DateTimeZone\\.setDefault\\(");
            case CHARSET -> any(List.of("file.encoding"), "file\\.encoding");
            case RANDOM -> any(List.of("seed", "setstate"), "\\bseed\\(|\\bsetstate\\(");
            case LOGGING ->
                any(
                        List.of("log", "Log"),
                        "logging\\.(?:disable|basicConfig|captureWarnings|config\\.\\w+)\\(",
                        "\\.(?:setLevel|addHandler|removeHandler|addFilter|removeFilter|setUseParentHandlers|addAppender)\\("
                                + "|(?:propagate|disabled)\\s*=(?!=)");
            case WARNINGS ->
                any(
                        List.of("warnings"),
                        "warnings\\.(?:simplefilter|filterwarnings|resetwarnings)\\(|warnings\\.\\w+\\s*=(?!=)");
            case SIGNAL_HANDLER -> any(List.of("signal"), "signal\\.(?:signal|alarm|setitimer)\\(");
            case STREAM ->
                any(
                        List.of("sys.std", "setOut", "setErr", "setIn"),
                        "sys\\.std(?:out|err|in)\\s*=(?!=)|System\\s*\\.\\s*set(?:Out|Err|In)\\(");
            case THREAD ->
                any(List.of("hread", "Executor", "Timer"), "\\.start\\(\\)", "Executors?\\b.*\\(|Timer\\(|Thread\\(");
            case CHILD_PROCESS ->
                any(
                        List.of("Popen", "Process", "subprocess", ".exec("),
                        "Popen\\(|Process(?:Builder)?\\(|\\.exec\\(|\\.start\\(\\)");
            case CONTEXT_LOADER -> any(List.of("setContextClassLoader"), "setContextClassLoader\\(");
            case REGISTRY ->
                any(
                        List.of("egister", "Provider", "Factory"),
                        "(?:de)?[rR]egister\\w*\\(|(?:add|insert|remove)Provider\\w*\\(|set\\w*Factory\\(");
            case OPEN_FILE -> file(where);
            case FILE -> file(where);
            case FIXTURE -> fixture(where.substring(where.lastIndexOf(':') + 1));
            case SOCKET ->
                any(List.of("ocket", "onnect"), "[sS]ocket\\(|create_connection\\(|\\.connect\\(|\\.bind\\(");
            case ROWS, SEQUENCE -> rows(where);
            case SCHEMA ->
                any(
                        List.of(last(where), "create_all", "drop_all"),
                        "(?is)\\b(?:create|alter|drop)\\s[\\w\\s]*[\"'`]?(?:\\w+\\.)?" + Pattern.quote(last(where))
                                + "\\b",
                        "(?:create|drop)_all\\(");
            case SESSION_SETTING ->
                any(
                        List.of(last(where)),
                        "(?i)\\bset\\s+(?:session\\s+|local\\s+)?[\"'`]?" + Pattern.quote(last(where))
                                + "\\b|set_config\\(\\s*'" + Pattern.quote(last(where)) + "|\\bpragma\\s+"
                                + Pattern.quote(last(where)));
        };
    }

    private static Change attribute(String where, int depth) {
        String[] parts = where.split("\\.");
        String name = parts[parts.length - 1];
        String home = String.join("/", Arrays.asList(parts).subList(0, Math.max(1, parts.length - depth))) + ".py";
        return named(Language.PYTHON, name, home);
    }

    private static Change fixture(String name) {
        return any(List.of(name), "\\b" + Pattern.quote(name) + "\\b");
    }

    private static Change field(String where) {
        int hash = where.indexOf('#');
        String type = hash < 0 ? where : where.substring(0, hash).replaceFirst("\\$.*", "");
        return named(Language.JAVA, where.substring(hash + 1), type.replace('.', '/') + ".java");
    }

    private static Change named(Language language, String name, String home) {
        String quoted = "(?<!\\w)" + Pattern.quote(name);
        List<Pattern> forms = List.of(
                Pattern.compile("^[\\w.\\[\\]\"', ]*" + quoted + SET + "|^(?:\\+\\+|--)[\\w.]*" + quoted + "\\b|"
                        + quoted + "\\s*(?:\\+\\+|--)"),
                Pattern.compile(quoted + "\\s*(?:\\[[^\\]]*\\]\\s*)*\\.\\s*" + METHODS + "\\s*\\("),
                Pattern.compile("^del\\s+[\\w.]*" + quoted + "\\b|setattr\\(\\s*[\\w.]+\\s*,\\s*[\"']"
                        + Pattern.quote(name) + "[\"']|patch[\\w.]*\\([^)]*\\b" + Pattern.quote(name) + "[\"']"));
        return new Change(Optional.of(language), List.of(name), forms, Optional.of(name), Optional.of(home));
    }

    private static Change file(String where) {
        String name = Pattern.quote(where.substring(where.replace('\\', '/').lastIndexOf('/') + 1));
        return any(
                List.of(where.substring(where.replace('\\', '/').lastIndexOf('/') + 1)),
                WRITES + ".*[\"'/]" + name + "[\"']|[\"'/]" + name + "[\"'].*" + WRITES,
                "[\"'/]" + name + "[\"']");
    }

    private static Change rows(String where) {
        String table = Pattern.quote(last(where));
        return any(
                List.of(last(where), "commit"),
                "(?is)\\b(?:insert\\s+(?:or\\s+\\w+\\s+)?into|update|delete\\s+from|truncate(?:\\s+table)?|merge\\s+into)\\s+[\"'`]*"
                        + "(?:\\w+\\.)?[\"'`]?" + table + "\\b",
                "\\.commit\\(");
    }

    private static Change any(List<String> words, String... forms) {
        return new Change(
                Optional.empty(),
                words,
                Arrays.stream(forms).map(Pattern::compile).toList(),
                Optional.empty(),
                Optional.empty());
    }

    private static String last(String where) {
        return where.substring(where.lastIndexOf('.') + 1);
    }
}
