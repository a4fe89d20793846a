package city.isolation;

import java.util.List;

/** Puts back the static fields that tests change, after each test and each class. */
public final class LeakedFields extends TestScopes {
    private static final List<LeakedField> FIELDS = List.of(
            forgottenOnMock("city.Backend", "instance"),
            restored("city.Outer$Inner", "count"),
            restored("city.Rules", "names"));

    @Override
    protected void begin(Class<?> testClass) {
        FIELDS.forEach(LeakedField::remember);
    }

    @Override
    protected void end() {
        FIELDS.forEach(LeakedField::putBack);
    }

    private static LeakedField restored(String className, String field) {
        return new LeakedField(className, field, false);
    }

    /** A field that holds the in-memory data itself: set back to null there, so that the next test begins afresh. */
    private static LeakedField forgottenOnMock(String className, String field) {
        return new LeakedField(className, field, true);
    }
}
