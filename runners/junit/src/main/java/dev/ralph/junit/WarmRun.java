package dev.ralph.junit;

import java.util.Optional;

/** Answers one probe after the other and leaves the JVM after each as it was before the first. */
final class WarmRun implements ProbeRun {

    private final Arguments arguments;
    private final ProjectClasses classes;
    private final Catalogue catalogue;
    private final Surroundings surroundings;
    private final Surroundings.Moment beginning;
    private final Events events;

    WarmRun(
            Arguments arguments,
            ProjectClasses classes,
            Catalogue catalogue,
            Surroundings surroundings,
            Events events) {
        this.arguments = arguments;
        this.classes = classes;
        this.catalogue = catalogue;
        this.surroundings = surroundings;
        this.beginning = surroundings.look();
        this.events = events;
    }

    @Override
    public boolean answer(Request request) throws InterruptedException {
        events.probe(request.number());
        OrderRun run =
                new OrderRun(request, arguments, classes.names(), Optional.of(catalogue), surroundings, events);
        Ending ending = run.within(classes.freshLoader());
        // What holds a thread up, or has used up the memory, cannot be stopped without this JVM.
        boolean clean = ending == Ending.ENDED && surroundings.restore(beginning);
        events.done(request.number(), ending, run.remark(), true);
        if (ending == Ending.ENDED && !clean) {
            events.cannot("Tests leave behind what cannot be put back, such as threads that do not end.");
        }
        return clean;
    }
}
