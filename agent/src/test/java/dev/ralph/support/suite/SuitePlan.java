package dev.ralph.support.suite;

import dev.ralph.model.Leak;
import dev.ralph.model.TestId;
import dev.ralph.support.suite.PlannedTest.Act;
import dev.ralph.support.suite.PlannedTest.Adds;
import dev.ralph.support.suite.PlannedTest.Clears;
import dev.ralph.support.suite.PlannedTest.FailsAtRandom;
import dev.ralph.support.suite.PlannedTest.FailsIf;
import dev.ralph.support.suite.PlannedTest.FailsUnless;
import dev.ralph.support.suite.PlannedTest.Passes;
import dev.ralph.support.suite.PlannedTest.Sets;
import dev.ralph.support.suite.PlannedTest.SkipsIf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A suite made at random, with faults of every kind, and the diagnosis that is right for it.
 *
 * @param tests in declared order
 * @param expected what must be found, by test; nothing else may be
 */
public record SuitePlan(List<PlannedTest> tests, Map<TestId, Expected> expected) {

    /**
     * What is right for one test.
     *
     * @param kind VICTIM, BRITTLE or FLAKY
     * @param causes each set of tests after which it ends otherwise than alone
     * @param cleaners all tests that help between the cause and it, when it has one cause
     * @param states names of the places that carry it; empty when no probe can see them
     */
    public record Expected(String kind, Set<List<TestId>> causes, Set<TestId> cleaners, Set<String> states) {}

    /** Every place that some test touches. */
    public Set<Place> places() {
        Set<Place> places = new HashSet<>();
        tests.forEach(test -> test.acts().forEach(act -> {
            if (act instanceof Sets sets) {
                places.add(sets.place());
            } else if (act instanceof Adds adds) {
                places.add(adds.place());
            } else if (act instanceof Clears clears) {
                places.add(clears.place());
            } else if (act instanceof Passes passes) {
                places.add(passes.from());
                places.add(passes.to());
            } else if (act instanceof FailsIf fails) {
                places.addAll(fails.places());
            } else if (act instanceof FailsUnless fails) {
                places.add(fails.place());
            } else if (act instanceof SkipsIf skips) {
                places.add(skips.place());
            }
        }));
        return places;
    }

    /** Makes plans. */
    public static final class Maker {

        private final Random random;
        private final List<Leak.Kind> kinds;
        private final boolean unseen;
        private final List<List<Act>> acts = new ArrayList<>();
        private final List<Integer> free = new ArrayList<>();
        private final Map<Integer, Expected> expected = new HashMap<>();
        private final String file;
        private int places;

        /**
         * @param kinds of state to use
         * @param unseen whether some leaks are to be invisible to probes
         * @param file pattern of the id of a test, with its file's and its own number
         */
        public Maker(Random random, int size, List<Leak.Kind> kinds, boolean unseen, String file) {
            this.random = random;
            this.kinds = kinds;
            this.unseen = unseen;
            this.file = file;
            for (int i = 0; i < size; i++) {
                acts.add(new ArrayList<>());
                free.add(i);
            }
            Collections.shuffle(free, random);
        }

        private int take() {
            return free.remove(free.size() - 1);
        }

        private Place place(boolean isSeen) {
            places++;
            return new Place("place_" + places, kinds.get(random.nextInt(kinds.size())), isSeen);
        }

        private TestId id(int test) {
            return new TestId(file.formatted(test / 10, test));
        }

        private Set<TestId> ids(List<Integer> numbers) {
            Set<TestId> ids = new HashSet<>();
            numbers.forEach(number -> ids.add(id(number)));
            return ids;
        }

        private static Set<String> names(Place... all) {
            Set<String> names = new HashSet<>();
            for (Place place : all) {
                if (place.isSeen()) {
                    names.add(place.kind() + ":" + place.name());
                }
            }
            return names;
        }

        private List<Integer> several(int most) {
            List<Integer> some = new ArrayList<>();
            for (int i = 1 + random.nextInt(most); i > 0; i--) {
                some.add(take());
            }
            return some;
        }

        /** Some polluters of one place, some victims, maybe a cleaner. */
        public Maker pollution(int mostPolluters, int mostVictims) {
            Place place = place(!unseen || random.nextInt(4) > 0);
            List<Integer> polluters = several(mostPolluters);
            polluters.forEach(test -> acts.get(test).add(new Sets(place, "changed")));
            List<Integer> cleaners = random.nextBoolean() ? several(2) : List.of();
            cleaners.forEach(test -> acts.get(test).add(new Clears(place)));
            Set<List<TestId>> causes = new HashSet<>();
            polluters.forEach(test -> causes.add(List.of(id(test))));
            for (int victim : several(mostVictims)) {
                acts.get(victim).add(random.nextInt(5) == 0 ? new SkipsIf(place) : new FailsIf(List.of(place)));
                expected.put(victim, new Expected("VICTIM", causes, ids(cleaners), names(place)));
            }
            return this;
        }

        /** A victim that fails only when two places were changed, by two tests, in any order or in one. */
        public Maker twoPolluters() {
            Place one = place(true);
            Place other = place(true);
            int first = take();
            int second = take();
            int victim = take();
            acts.get(first).add(new Sets(one, "changed"));
            Set<List<TestId>> causes = new HashSet<>(Set.of(List.of(id(first), id(second))));
            if (random.nextBoolean()) {
                acts.get(second).add(new Sets(other, "changed"));
                acts.get(victim).add(new FailsIf(List.of(one, other)));
                causes.add(List.of(id(second), id(first)));
                expected.put(victim, new Expected("VICTIM", causes, Set.of(), names(one, other)));
            } else {
                acts.get(second).add(new Passes(one, other));
                acts.get(victim).add(new FailsIf(List.of(other)));
                expected.put(victim, new Expected("VICTIM", causes, Set.of(), names(other)));
            }
            return this;
        }

        /** A test that passes only after some others. */
        public Maker brittle() {
            Place place = place(true);
            List<Integer> setters = several(3);
            setters.forEach(test -> acts.get(test).add(new Sets(place, "set")));
            int brittle = take();
            acts.get(brittle).add(new FailsUnless(place));
            Set<List<TestId>> causes = new HashSet<>();
            setters.forEach(test -> causes.add(List.of(id(test))));
            expected.put(brittle, new Expected("BRITTLE", causes, Set.of(), names(place)));
            return this;
        }

        /** A test that cannot run twice. */
        public Maker selfPolluter() {
            Place place = place(true);
            int test = take();
            acts.get(test).add(new FailsIf(List.of(place)));
            acts.get(test).add(new Sets(place, "used"));
            expected.put(test, new Expected("VICTIM", Set.of(List.of(id(test))), Set.of(), names(place)));
            return this;
        }

        public Maker flaky() {
            int test = take();
            acts.get(test).add(new FailsAtRandom(20 + random.nextInt(60)));
            expected.put(test, new Expected("FLAKY", Set.of(), Set.of(), Set.of()));
            return this;
        }

        /** Tests that change what nobody reads: one place each, one together, and a counter of all. */
        public Maker noise() {
            Place together = place(true);
            several(5).forEach(test -> acts.get(test).add(new Sets(together, "cached")));
            int own = take();
            acts.get(own).add(new Sets(place(true), "cached"));
            if (random.nextBoolean()) {
                Place counter = place(true);
                acts.forEach(test -> test.add(0, new Adds(counter)));
            }
            return this;
        }

        public SuitePlan plan() {
            List<PlannedTest> tests = new ArrayList<>();
            for (int i = 0; i < acts.size(); i++) {
                tests.add(new PlannedTest(id(i), acts.get(i)));
            }
            Map<TestId, Expected> right = new HashMap<>();
            expected.forEach((test, what) -> right.put(id(test), what));
            return new SuitePlan(tests, right);
        }
    }
}
