package dev.ralph.coder;

import java.util.Optional;

/**
 * What a tool gives.
 *
 * @param ending what ends the work; the text is then for nobody
 */
record Answer(String text, Optional<Ending> ending) {

    static Answer of(String text) {
        return new Answer(text, Optional.empty());
    }

    static Answer end(Ending ending) {
        return new Answer("", Optional.of(ending));
    }
}
