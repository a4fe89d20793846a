package dev.ralph.loop;

import dev.ralph.journal.Journal;
import dev.ralph.matrix.Matrix;
import dev.ralph.repo.UserRepository;
import java.util.function.Function;

/** Where one attempt is worked: a private clone on its workbench, what runs its cells, and the repository it is of. */
record Workshop(Kit kit, UserRepository user, Workroom room, Workbench bench, Matrix matrix) {

    /**
     * Works in a private clone of what is committed, unless a run that was killed behind its commit is to be ended; the
     * user's checkout is never touched.
     *
     * @param sources what is worked on besides the last commit of the user
     */
    static TaskResult open(
            Attempt attempt, Function<UserRepository, String> sources, Function<Workshop, TaskResult> work) {
        Tools tools = attempt.tools();
        TargetProject target = TargetProject.of(attempt.task(), tools.folders().tasks());
        Kit kit = tools.kits().of(target.folder());
        try (UserRepository user = UserRepository.containing(target.folder());
                Workroom room = Workroom.in(tools.folders().cache())) {
            return new Handover(attempt)
                    .begin(user, target, sources.apply(user))
                    .orElseGet(() -> of(attempt, kit, user, room, target, work));
        }
    }

    /** Works on a project in a private clone that is gone when the work ends. */
    static TaskResult of(
            Attempt attempt,
            Kit kit,
            UserRepository user,
            Workroom room,
            TargetProject target,
            Function<Workshop, TaskResult> work) {
        Journal journal = attempt.record().journal();
        try (Workbench bench = new Workbench(user, room, kit, target.inside(user), journal.commands());
                Matrix matrix = attempt.tools()
                        .matrix(
                                kit.runner(),
                                room.folder("cells"),
                                journal.folder().resolve("cells"))) {
            return work.apply(new Workshop(kit, user, room, bench, matrix));
        }
    }
}
