package dev.ralph.coder;

import dev.ralph.model.Task;
import java.util.List;

/**
 * What a model is to do.
 *
 * @param diagnosis what runs of the tests showed, one sentence each
 * @param past what was tried before and what was seen, newest last
 * @param answers what persons answered to questions about the task
 * @param scope the folders and files that may be changed, relative to the repository
 * @param maySplit whether it may ask to split the task
 */
public record Assignment(
        Task task,
        List<String> diagnosis,
        List<String> past,
        List<String> answers,
        List<String> scope,
        boolean maySplit) {

    public Assignment {
        diagnosis = List.copyOf(diagnosis);
        past = List.copyOf(past);
        answers = List.copyOf(answers);
        scope = List.copyOf(scope);
    }
}
