package dev.ralph.coder;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The paths that a model may name; what is refused here never reaches the desk. */
final class Paths {

    private static final int LONGEST = 400;

    private static final Pattern KEYS = Pattern.compile(
            "\\.env.*|.*\\.(?:pem|key|p12|pfx|jks|keystore)|id_(?:rsa|dsa|ecdsa|ed25519).*|\\.netrc|\\.npmrc|\\.pypirc"
                    + "|\\.pgpass|\\.git-credentials");

    private static final Pattern GIT = Pattern.compile("(?:\\.git|git~1)[. ]*(?::.*)?");

    private final Desk desk;

    Paths(Desk desk) {
        this.desk = desk;
    }

    /** Returns the text of a file that is there. */
    String text(String path) throws Refusal {
        check(path);
        List<String> files = desk.files();
        if (!files.contains(path)) {
            throw missing(path, files);
        }
        return desk.read(path).orElseThrow(() -> new Refusal("%s is no text".formatted(path)));
    }

    /** Makes sure that a file can be created under a path. */
    void checkNew(String path) throws Refusal {
        check(path);
        List<String> files = desk.files();
        if (files.contains(path) && desk.read(path).filter(String::isEmpty).isPresent()) {
            throw new Refusal("%s is there already, and empty: fill it with edit, with an empty find".formatted(path));
        }
        if (files.contains(path)) {
            throw new Refusal("%s is there already: change it with edit".formatted(path));
        }
        String folder = path + "/";
        if (files.stream().anyMatch(file -> file.startsWith(folder))) {
            throw new Refusal("%s is a folder".formatted(path));
        }
        Optional<String> parent = parents(path).filter(files::contains).findFirst();
        if (parent.isPresent()) {
            throw new Refusal("%s is a file, no folder".formatted(parent.get()));
        }
        checkCase(path, files);
    }

    /** On some systems two spellings are one file. */
    private static void checkCase(String path, List<String> files) throws Refusal {
        List<String> wanted = Stream.concat(parents(path), Stream.of(path)).toList();
        for (String name : wanted) {
            Optional<String> other = files.stream()
                    .flatMap(file -> Stream.concat(parents(file), Stream.of(file)))
                    .filter(known -> !known.equals(name) && spelling(known).equals(spelling(name)))
                    .findFirst();
            if (other.isPresent() && files.stream().noneMatch(file -> file.startsWith(name + "/"))) {
                throw new Refusal("%s differs from %s only in how it is spelled: use %s"
                        .formatted(name, other.get(), other.get()));
            }
        }
    }

    private static String spelling(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static Stream<String> parents(String path) {
        return IntStream.range(1, path.length())
                .filter(i -> path.charAt(i) == '/')
                .mapToObj(i -> path.substring(0, i));
    }

    private static Refusal missing(String path, List<String> files) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<String> close = files.stream()
                .filter(file -> spelling(file).equals(spelling(path)) || ("/" + file).endsWith("/" + name))
                .limit(3)
                .toList();
        return new Refusal(
                close.isEmpty()
                        ? "there is no file %s: look with list".formatted(path)
                        : "there is no file %s, but %s".formatted(path, String.join(", ", close)));
    }

    /** Returns the files in a folder and below; all of them when none is named. */
    List<String> in(String folder) throws Refusal {
        List<String> files = desk.files().stream().sorted().toList();
        if (folder.isEmpty() || folder.equals(".") || folder.equals("./")) {
            return files;
        }
        String bare = folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
        check(bare);
        List<String> found = files.stream()
                .filter(file -> file.equals(bare) || file.startsWith(bare + "/"))
                .toList();
        if (found.isEmpty()) {
            throw new Refusal("there is no folder %s: look with list".formatted(bare));
        }
        return found;
    }

    private static void check(String path) throws Refusal {
        if (path.isEmpty() || path.length() > LONGEST || path.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal("the path is empty, too long or holds control characters");
        }
        if (path.contains("\\") || path.startsWith("/") || path.matches("[A-Za-z]:.*")) {
            throw new Refusal("paths are relative to the repository, with forward slashes: %s".formatted(path));
        }
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                throw new Refusal("paths are written without '.', '..' and empty names: %s".formatted(path));
            }
            if (GIT.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                throw new Refusal("what git keeps for itself is not there for tools: %s".formatted(path));
            }
        }
        if (holdsKeys(path)) {
            throw new Refusal("%s may hold keys and is not there for tools".formatted(path));
        }
    }

    /** Whether a file is of a kind that holds keys. */
    static boolean holdsKeys(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return KEYS.matcher(name).matches();
    }
}
