package dev.ralph.model;

import java.util.regex.Pattern;

/** Text that came from outside, made safe to store and to show. */
public final class OutsideText {

    /** What stands in the place of a secret. */
    public static final String REDACTED = "[redacted]";

    /** Terminal sequences go as a whole; an unterminated one ends at its line, so it cannot swallow what follows. */
    private static final Pattern SEQUENCE = Pattern.compile(
            "\u001B(?:\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\u0007\u001B\n]*(?:\u0007|\u001B\\\\)?|[ -/]*[0-~])");

    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}&&[^\n\t]]|[\u200E\u200F\u202A-\u202E\u2066-\u2069]");

    // Every quantifier is bounded: the text may be megabytes of somebody else's choosing.
    private static final Pattern NAMED_SECRET =
            Pattern.compile("(?i)((?:password|passwd|secret|token|api[_-]?key|access[_-]?key)"
                    + "[a-z0-9_-]{0,40}[\"']?\\s{0,4}[=:]\\s{0,4}[\"']?)[^\\s\"'&,;]{1,512}");

    private static final Pattern URL_SECRET = Pattern.compile("(://[^\\s/:@]{0,64}:)[^\\s/@]{1,256}@");

    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer\\s{1,4})[a-z0-9._~+/=-]{8,4096}");

    static final Pattern KNOWN_SECRET = Pattern.compile("\\b(?:(?:AKIA|ASIA)[0-9A-Z]{16}"
            + "|gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\\w{20,255}|glpat-[\\w-]{20,64}"
            + "|sk-[\\w-]{16,255}|xox[abprs]-[\\w-]{10,255}"
            + "|eyJ[\\w-]{8,2048}\\.[\\w-]{8,4096}\\.[\\w-]{8,2048})");

    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]{0,16384}" + "(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?");

    private OutsideText() {}

    /** Returns the text without terminal sequences, control characters and what looks like a secret. */
    public static String safe(String text) {
        return withoutSecrets(plain(text));
    }

    /** Returns the text without terminal sequences and control characters; line ends become {@code \n}. */
    public static String plain(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return CONTROL.matcher(SEQUENCE.matcher(lines).replaceAll("")).replaceAll("");
    }

    /** Returns the same text as {@link #safe} in one line, every run of white space as one space. */
    public static String oneLine(String text) {
        return safe(text).replaceAll("\\s+", " ").strip();
    }

    private static String withoutSecrets(String text) {
        String clean = PRIVATE_KEY.matcher(text).replaceAll(REDACTED);
        clean = KNOWN_SECRET.matcher(clean).replaceAll(REDACTED);
        clean = BEARER.matcher(clean).replaceAll("$1" + REDACTED);
        clean = URL_SECRET.matcher(clean).replaceAll("$1" + REDACTED + "@");
        return NAMED_SECRET.matcher(clean).replaceAll("$1" + REDACTED);
    }
}
