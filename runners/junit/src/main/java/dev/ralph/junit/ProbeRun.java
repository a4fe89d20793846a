package dev.ralph.junit;

import java.util.Set;

/** Answers one probe after the other and leaves the JVM after each as it was before the first. */
final class ProbeRun {

    private final Arguments arguments;
    private final ProjectClasses classes;
    private final Launchers launchers;
    private final Catalogue catalogue;
    private final Surroundings surroundings;
    private final Surroundings.Moment beginning;
    private final Events events;

    ProbeRun(
            Arguments arguments,
            ProjectClasses classes,
            Catalogue catalogue,
            Surroundings surroundings,
            Events events) {
        this.arguments = arguments;
        this.classes = classes;
        this.launchers = new Launchers(classes);
        this.catalogue = catalogue;
        this.surroundings = surroundings;
        this.beginning = surroundings.look();
        this.events = events;
    }

    /** All tests, in declared order. */
    Set<String> tests() {
        return catalogue.tests();
    }

    /** Runs the probe; false when no other can be run in this JVM. */
    boolean answer(Request request) throws InterruptedException {
        events.probe(request.number());
        OrderRun run = new OrderRun(request, arguments, classes.names(), catalogue, surroundings, launchers, events);
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
