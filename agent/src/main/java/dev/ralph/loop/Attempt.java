package dev.ralph.loop;

import dev.ralph.matrix.MatrixSpec;
import dev.ralph.model.Task;

/**
 * One attempt at a task.
 *
 * @param wanted the cells that its proof is asked for
 * @param record what it writes down
 * @param coding has a model work where rules end
 */
record Attempt(Tools tools, MatrixSpec wanted, Task task, TaskRecord record, Coding coding) {

    /** The same attempt at a task whose file has changed meanwhile. */
    Attempt on(Task changed) {
        return new Attempt(tools, wanted, changed, record, coding);
    }
}
