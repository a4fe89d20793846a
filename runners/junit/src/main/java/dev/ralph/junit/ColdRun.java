package dev.ralph.junit;

import java.util.Optional;

/** Answers one probe in a JVM that nobody has used before, with the project's classes where the JVM puts them. */
final class ColdRun implements ProbeRun {

    private final Arguments arguments;
    private final Surroundings surroundings;
    private final Events events;

    ColdRun(Arguments arguments, Surroundings surroundings, Events events) {
        this.arguments = arguments;
        this.surroundings = surroundings;
        this.events = events;
    }

    @Override
    public boolean answer(Request request) throws Exception {
        events.probe(request.number());
        OrderRun run = new OrderRun(
                request,
                arguments,
                ClassFiles.names(arguments.roots()),
                Optional.empty(),
                surroundings,
                events);
        Ending ending = run.within(Thread.currentThread().getContextClassLoader());
        events.done(request.number(), ending, run.remark(), false);
        return false;
    }
}
