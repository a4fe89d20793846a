package dev.ralph.diagnose;

import dev.ralph.diagnose.JavaSource.Lines;
import dev.ralph.model.SourcePlace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.treesitter.TSNode;

/** The bytes of one file beside the nodes of its syntax tree. */
final class SourceText {

    private final String path;
    private final byte[] bytes;

    SourceText(String path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes.clone();
    }

    String path() {
        return path;
    }

    String of(TSNode node) {
        return between(node.getStartByte(), node.getEndByte());
    }

    String between(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    SourcePlace place(TSNode node) {
        return place(node.getStartByte(), node.getEndByte());
    }

    SourcePlace place(int start, int end) {
        int line = 1;
        for (int i = 0; i < start; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return new SourcePlace(path, start, end, line);
    }

    Lines lines(TSNode node) {
        return new Lines(node.getStartPoint().getRow() + 1, node.getEndPoint().getRow() + 1);
    }

    Optional<TSNode> modifiersOf(TSNode declaration) {
        return namedChildren(declaration).stream()
                .filter(child -> child.getType().equals("modifiers"))
                .findFirst();
    }

    Set<String> words(TSNode modifiers) {
        return IntStream.range(0, modifiers.getChildCount())
                .mapToObj(modifiers::getChild)
                .map(this::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    static List<TSNode> namedChildren(TSNode node) {
        return IntStream.range(0, node.getNamedChildCount())
                .mapToObj(node::getNamedChild)
                .toList();
    }

    static boolean isComment(TSNode node) {
        return node.getType().endsWith("_comment");
    }
}
