package dev.ralph.loop;

import dev.ralph.matrix.MatrixListener;

/** Is told how the work on a task gets on; called from several threads. */
public interface LoopListener extends MatrixListener {

    /** One sentence for the person who watches. */
    void said(String sentence);
}
