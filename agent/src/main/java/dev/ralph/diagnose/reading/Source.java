package dev.ralph.diagnose.reading;

import dev.ralph.model.SourcePlace;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;

/** One source file with its syntax tree, as far as it can be parsed. */
final class Source implements AutoCloseable {

    private final String path;
    private final Language language;
    private final byte[] bytes;
    private final String latin;
    private final String text;
    private final String conftests;
    private final TSTree tree;
    private Optional<String> functions = Optional.empty();

    private Source(String path, Language language, byte[] bytes, String latin, String conftests, TSTree tree) {
        this.path = path;
        this.language = language;
        this.bytes = bytes;
        this.latin = latin;
        this.text = decode(bytes);
        this.conftests = conftests;
        this.tree = tree;
    }

    /**
     * Parses what the caller no longer changes.
     *
     * @param latin one character for each byte
     * @param conftests the text of every {@code conftest.py} that holds for the file
     */
    static Source parse(String path, Language language, byte[] bytes, String latin, String conftests) {
        try (TSParser parser = new TSParser()) {
            parser.setLanguage(language.grammar());
            return new Source(path, language, bytes, latin, conftests, parser.parseString(null, decode(bytes)));
        }
    }

    /** Reads a file for itself. */
    static Source parse(String path, Language language, byte[] bytes) {
        return parse(path, language, bytes, new String(bytes, StandardCharsets.ISO_8859_1), "");
    }

    /** The text of a file; every byte outside ASCII is a question mark when they are not UTF-8, so offsets stay. */
    static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.US_ASCII).replace('\uFFFD', '?');
        }
    }

    String path() {
        return path;
    }

    /** One character for each byte, so that places in it are places in the file. */
    String latin() {
        return latin;
    }

    String text() {
        return text;
    }

    /** The text of all functions of the file. */
    String functions() {
        String known = functions.orElseGet(this::readFunctions);
        functions = Optional.of(known);
        return known;
    }

    private String readFunctions() {
        StringBuilder found = new StringBuilder();
        Deque<TSNode> open = new ArrayDeque<>(List.of(root()));
        while (!open.isEmpty()) {
            TSNode node = open.pop();
            if (language.isFunction(node)) {
                found.append(of(node)).append('\n');
                continue;
            }
            for (int i = node.getNamedChildCount() - 1; language.mayHoldFunctions(node) && i >= 0; i--) {
                open.push(node.getNamedChild(i));
            }
        }
        return found.toString();
    }

    String conftests() {
        return conftests;
    }

    TSNode root() {
        return tree.getRootNode();
    }

    boolean isTestFile() {
        return language.isTestFile(path);
    }

    Enclosure enclosure(TSNode node) {
        return language.enclosure(this, node);
    }

    String of(TSNode node) {
        return between(node.getStartByte(), node.getEndByte());
    }

    /** The text between two places of the syntax tree. */
    String between(int start, int end) {
        return decode(Arrays.copyOfRange(bytes, start + mark(), Math.min(end + mark(), bytes.length)));
    }

    /** How many bytes of a byte order mark the syntax tree does not count. */
    private int mark() {
        return text.startsWith("\uFEFF") ? 3 : 0;
    }

    SourcePlace place(TSNode node) {
        return new SourcePlace(
                path,
                node.getStartByte() + mark(),
                node.getEndByte() + mark(),
                node.getStartPoint().getRow() + 1);
    }

    @Override
    public void close() {
        tree.close();
    }
}
