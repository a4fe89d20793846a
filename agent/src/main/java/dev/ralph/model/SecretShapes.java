package dev.ralph.model;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that give themselves away by their shape. Code that only speaks of secrets, and passwords of a test database
 * on this machine, stay as they are. In text that is kept and that nobody quotes to change it, what a name says is a
 * secret goes as well.
 */
final class SecretShapes {

    private static final int MIN_RANDOM = 12;
    private static final int LONG_RANDOM = 32;
    private static final int MIN_TOKEN = 12;

    // Every quantifier is bounded: the text may be megabytes of somebody else's choosing.

    /** A key over many lines, which may be lines of a diff, of a listing with numbers, or of text in quotes. */
    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"
            + "(?:[\\s\\\\nr]{0,4}(?:Proc-Type|DEK-Info|Comment|Version):[^\\n\\\\]{0,100}){0,4}"
            + "(?:[\\s\\\\\"'+|,-]{0,16}+(?:\\d{1,6}[|:\\t ]\\s{0,4})?[A-Za-z0-9+/=]{16,4096}+){1,512}"
            + "(?:[\\s\\\\\"'+|,-]{0,16}+(?:\\d{1,6}[|:\\t ]\\s{0,4})?n?[A-Za-z0-9+/=]{1,15}=(?![A-Za-z0-9]))?");

    private static final Pattern CLOSED_KEY = Pattern.compile(
            "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]{0,16384}+" + "-----END [A-Z ]{0,30}PRIVATE KEY-----");

    private static final Pattern KNOWN = Pattern.compile("\\b(?:(?:AKIA|ASIA)[0-9A-Z]{16}"
            + "|gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\\w{20,255}|glpat-[\\w-]{20,64}"
            + "|sk-[\\w-]{16,255}|xox[abprs]-[\\w-]{10,255}"
            + "|eyJ[\\w-]{8,2048}\\.[\\w-]{8,4096}\\.[\\w-]{8,2048})");

    private static final Pattern MORE_KEYS = Pattern.compile("\\b(?:AIza[\\w-]{35}|[sr]k_live_[A-Za-z0-9]{16,255}"
            + "|npm_[A-Za-z0-9]{36}|pypi-[\\w-]{40,255}|hf_[A-Za-z]{30,64}|gsk_[A-Za-z0-9]{30,128}"
            + "|xai-[A-Za-z0-9]{30,128}|SG\\.[\\w-]{16,64}\\.[\\w-]{16,64})");

    private static final Pattern AUTHORIZED =
            Pattern.compile("(?i)\\b((?:bearer|basic|apikey)\\s{1,4})([a-z0-9._~+/=-]{12,4096}+)");

    private static final Pattern URL_PASSWORD = Pattern.compile(
            "(://[^\\s/:@\"'\\[\\]]{0,64}:)([^\\s/@\"'\\[\\]]{1,256})(@)(\\[[0-9a-f:]{1,40}\\]|[\\w.-]{0,253})");

    private static final Pattern URL_TOKEN = Pattern.compile("(://)([^\\s/:@\"'\\[\\]]{12,256})(@)");

    private static final String NAME =
            "(?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|auth[_-]?key)";

    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([?&][a-z0-9_-]{0,40}" + NAME + "[a-z0-9_-]{0,40}+=)([^\\s\"'&;#\\\\\\[\\]]{6,512}+)");

    /** What may be a value; it is looked for first, for few words of a program look like a secret. */
    private static final Pattern VALUE = Pattern.compile("[^\\s\"'`\\\\\\[\\]]{12,1024}+");

    /** What stands before a literal; its quotes have a backslash when the whole is a text of JSON. */
    private static final Pattern BEFORE_LITERAL = Pattern.compile(
            "(?i)" + NAME + "[a-z0-9_-]{0,40}+\\\\?[\"']?\\]?\\s{0,4}(?:=>|:=|=|:|,)\\s{0,4}[a-z]{0,2}\\\\?[\"'`]$");

    /** A line of a file of settings up to its end; what stands there without quotes could also be code. */
    private static final Pattern SETTING = Pattern.compile("(?i)[\\s+|\\d:-]{0,16}(?:export\\s)?[a-z0-9_.-]{0,40}?"
            + NAME + "[a-z0-9_-]{0,40}+[ \\t]{0,4}[=:][ \\t]{0,4}([\\w+/=.~!@#$%^&*-]{16,1024}+)");

    /** A name and its value; a comparison and the name of a test behind that of its class are none. */
    private static final Pattern NAMED = Pattern.compile("(?i)(" + NAME + "[a-z0-9_-]{0,40}+[\"']?\\s{0,4}"
            + "(?:=(?![=>])|:(?![:=]))\\s{0,4}[\"']?)([^\\s\"'&,;]{1,512}+)( [a-z]|)");

    /** What a program says instead of a secret: nothing, an expression, or a hole to put it in. */
    private static final Pattern NO_VALUE = Pattern.compile("(?i)none|null|nil|undefined|true|false|[-+.\\d]{1,3}"
            + "|[a-z_][\\w.]*[(\\[](?:.*[)\\]].*)?|[a-z_]+(?:\\.[a-z_]+){1,2}+[).:]*"
            + "|\\$?\\{[^}]*}?.*|\\$[a-z_]{1,40}|%[sdr].*|<[a-z _-]*>?.*|[)}\\]>]+");

    /** In text that is kept, too much costs nothing: nearly any word behind this one goes. */
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer\\s{1,4})([a-z0-9._~+/=-]{8,4096}+)");

    private static final Pattern PLAIN_WORD = Pattern.compile("[a-z]{1,15}");

    /** A key that was cut off, with whatever stands before its lines. */
    private static final Pattern CUT_KEY = Pattern.compile("-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"
            + "(?:[^\\n]{0,40}\\n[^\\n]{0,40}?[A-Za-z0-9+/=]{32,4096}+[^\\n]{0,8}){1,512}+");

    private static final Pattern NAMED_KEY = Pattern.compile("\\bsk-(?:proj|ant|live|or|svcacct)-[\\w-]{16,255}");

    private static final Pattern HOLE = Pattern.compile("\\{|\\$\\{|\\$[A-Za-z_]+(?!.)|%(?![0-9A-Fa-f]{2})|<");

    private static final Pattern WORD = Pattern.compile("(?i)[a-z]+");

    private static final Pattern DUMMY =
            Pattern.compile("test|example|dummy|fake|sample|changeme|placeholder|mock|your[-_]");

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1\\]|0\\.0\\.0\\.0|host\\.docker\\.internal");

    private static final int LOOK_BACK = 300;

    private static final int LOWER = 1;
    private static final int UPPER = 2;
    private static final int DIGIT = 3;

    private SecretShapes() {}

    static String hide(String text) {
        String hidden = PRIVATE_KEY.matcher(text).replaceAll(OutsideText.REDACTED);
        hidden = CLOSED_KEY.matcher(hidden).replaceAll(OutsideText.REDACTED);
        hidden = KNOWN.matcher(hidden).replaceAll(SecretShapes::key);
        hidden = MORE_KEYS.matcher(hidden).replaceAll(OutsideText.REDACTED);
        hidden = AUTHORIZED.matcher(hidden).replaceAll(found -> second(found, isCredential(found.group(2))));
        hidden = hidden.contains("://") ? addresses(hidden) : hidden;
        return values(hidden);
    }

    /** Hides also what only its name says is a secret, as in messages and settings; code is left as it is. */
    static String hideNamed(String text) {
        String hidden = CUT_KEY.matcher(text).replaceAll(OutsideText.REDACTED);
        hidden = NAMED_KEY.matcher(hidden).replaceAll(OutsideText.REDACTED);
        hidden = BEARER.matcher(hidden)
                .replaceAll(found ->
                        second(found, !PLAIN_WORD.matcher(found.group(2)).matches()));
        return NAMED.matcher(hidden).replaceAll(found -> {
            boolean isProse = found.group(1).contains(":")
                    && !found.group(3).isEmpty()
                    && WORD.matcher(found.group(2)).matches();
            return second(found, !isProse && !NO_VALUE.matcher(found.group(2)).matches());
        });
    }

    private static String addresses(String text) {
        String hidden = URL_PASSWORD.matcher(text).replaceAll(found -> second(found, isUrlPassword(found)));
        hidden = URL_TOKEN.matcher(hidden).replaceAll(found -> second(found, isRandom(found.group(2))));
        return parameters(hidden);
    }

    private static String values(String text) {
        return VALUE.matcher(text).replaceAll(found -> {
            int from = isQuoted(text, found.end()) ? literal(text, found) : setting(text, found);
            String kept = from < 0 ? found.group() : text.substring(found.start(), from) + OutsideText.REDACTED;
            return Matcher.quoteReplacement(kept);
        });
    }

    /** Returns where the secret begins; less than nothing when there is none. */
    private static int literal(String text, MatchResult found) {
        Matcher before = BEFORE_LITERAL.matcher(text).region(Math.max(0, found.start() - LOOK_BACK), found.start());
        return isReal(found.group()) && before.find() ? found.start() : -1;
    }

    private static int setting(String text, MatchResult found) {
        if (!endsLine(text, found.end()) || found.group().chars().noneMatch(Character::isDigit)) {
            return -1;
        }
        String before = text.substring(Math.max(0, found.start() - LOOK_BACK), found.start());
        int line = found.start() - before.length() + before.lastIndexOf('\n') + 1;
        Matcher matcher = SETTING.matcher(text).region(line, found.end());
        return matcher.matches() && isReal(matcher.group(1)) ? Math.max(found.start(), matcher.start(1)) : -1;
    }

    private static boolean isQuoted(String text, int end) {
        int quote = end < text.length() && text.charAt(end) == '\\' ? end + 1 : end;
        return quote < text.length() && "\"'`".indexOf(text.charAt(quote)) >= 0;
    }

    private static boolean endsLine(String text, int end) {
        int at = end;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at == text.length() || text.charAt(at) == '\n';
    }

    /** Random letters and digits change from the one to the other all the time; words and names do not. */
    static boolean isRandom(String value) {
        int letters = 0;
        int digits = 0;
        int changes = 0;
        int last = 0;
        for (int i = 0; i < value.length(); i++) {
            int kind = kind(value.charAt(i));
            letters += kind == LOWER || kind == UPPER ? 1 : 0;
            digits += kind == DIGIT ? 1 : 0;
            // A capital before a small letter begins a word of a name.
            changes += kind != 0 && last != 0 && kind != last && !(last == UPPER && kind == LOWER) ? 1 : 0;
            last = kind == 0 ? last : kind;
        }
        boolean isMixed = digits > 0 || value.length() >= LONG_RANDOM;
        return value.length() >= MIN_RANDOM && letters > 0 && isMixed && changes * 4 >= letters + digits;
    }

    private static int kind(char character) {
        if (character >= '0' && character <= '9') {
            return DIGIT;
        }
        if (character >= 'a' && character <= 'z') {
            return LOWER;
        }
        return character >= 'A' && character <= 'Z' ? UPPER : 0;
    }

    /** Behind a word such as bearer, a digit is enough to tell a token from a sentence. */
    private static boolean isCredential(String value) {
        boolean isToken = value.length() >= MIN_TOKEN && value.chars().anyMatch(Character::isDigit);
        return (isToken || isRandom(value)) && !isDummy(value);
    }

    private static boolean isReal(String value) {
        return isRandom(value) && !isDummy(value);
    }

    private static boolean isDummy(String value) {
        return DUMMY.matcher(value.toLowerCase(Locale.ROOT)).find();
    }

    /** Names of style sheets begin like the keys of one provider. */
    private static String key(MatchResult found) {
        return found.group().startsWith("sk-") && !isRandom(found.group()) ? found.group() : OutsideText.REDACTED;
    }

    private static boolean isUrlPassword(MatchResult found) {
        String password = found.group(2);
        return !isHole(password) && !(LOOPBACK.matcher(found.group(4)).matches() && !isReal(password));
    }

    private static String parameters(String text) {
        Matcher matcher = PARAMETER.matcher(text);
        return matcher.replaceAll(found -> {
            String before = text.substring(Math.max(0, found.start() - LOOK_BACK), found.start());
            String url = before.substring(Math.max(0, before.lastIndexOf("://")));
            boolean isNear = LOOPBACK.matcher(url).find() && !isReal(found.group(2));
            return second(found, !isHole(found.group(2)) && !isNear);
        });
    }

    /** Code that puts a password in holds none. */
    private static boolean isHole(String value) {
        return HOLE.matcher(value).lookingAt();
    }

    private static String second(MatchResult found, boolean isSecret) {
        String whole = found.group();
        if (!isSecret) {
            return Matcher.quoteReplacement(whole);
        }
        int from = found.start(2) - found.start();
        int to = found.end(2) - found.start();
        return Matcher.quoteReplacement(whole.substring(0, from) + OutsideText.REDACTED + whole.substring(to));
    }
}
