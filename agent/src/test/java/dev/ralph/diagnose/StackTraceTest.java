package dev.ralph.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.diagnose.StackTrace.Frame;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StackTraceTest {

    @Test
    void frames_are_read_in_every_way_a_jvm_writes_them() {
        StackTrace trace = StackTrace.parse("""
                a.B: first line
                \tat nowhere in particular
                \tat city.wheels.FooTest.method(FooTest.java:42)
                \tat city.FooTest.lambda$method$0(FooTest.java:43)
                \tat app//city.Outer$Inner.<init>(Outer.java:7)
                \tat app/my.module@1.2/city.Über.größe(Über.java:8)
                \tat java.base/java.lang.reflect.Method.invoke(Native Method)
                \tat java.base@17.0.1/java.util.ArrayList.forEach(ArrayList.java:1511) ~[?:?]
                """);

        assertThat(trace.thrown()).hasSize(1);
        assertThat(trace.thrown().get(0).heading()).isEqualTo("a.B: first line\n\tat nowhere in particular");
        assertThat(trace.thrown().get(0).frames())
                .containsExactly(
                        new Frame("city.wheels.FooTest", "method", "FooTest.java", 42),
                        new Frame("city.FooTest", "lambda$method$0", "FooTest.java", 43),
                        new Frame("city.Outer$Inner", "<init>", "Outer.java", 7),
                        new Frame("city.Über", "größe", "Über.java", 8),
                        new Frame("java.util.ArrayList", "forEach", "ArrayList.java", 1511));
    }

    @Test
    void a_cause_has_all_its_frames_although_few_are_printed() {
        RuntimeException thrown = wrapped();
        StringWriter printed = new StringWriter();
        thrown.printStackTrace(new PrintWriter(printed));

        StackTrace trace = StackTrace.parse(printed.toString());

        assertThat(trace.thrown())
                .extracting(StackTrace.Thrown::type)
                .containsExactly(
                        "java.lang.IllegalStateException",
                        "java.lang.UnsupportedOperationException",
                        "java.lang.ArithmeticException");
        Throwable cause = Objects.requireNonNull(thrown.getCause());
        assertThat(trace.thrown().get(2).message()).isEqualTo("inner: two");
        assertThat(trace.thrown().get(2).frames())
                .extracting(Frame::line)
                .containsExactlyElementsOf(Arrays.stream(cause.getStackTrace())
                        .map(StackTraceElement::getLineNumber)
                        .filter(line -> line > 0)
                        .toList());
    }

    private static RuntimeException wrapped() {
        try {
            throw new ArithmeticException("inner: two");
        } catch (ArithmeticException inner) {
            RuntimeException outer = new IllegalStateException("outer", inner);
            outer.addSuppressed(new UnsupportedOperationException());
            return outer;
        }
    }
}
