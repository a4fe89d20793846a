package dev.ralph.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Names what a test needs that a bare machine lacks: {@code bubblewrap}, {@code unshare}, {@code docker},
 * {@code mounts} of its own, {@code postgresql}, {@code pytest} or {@code venv}, a Python under a linked {@code /bin}.
 *
 * <p>Without it the test is disabled with the reason, unless {@code -Dralph.strict=true} makes that a failure.
 */
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsCondition.class)
public @interface Needs {

    String[] value();
}
