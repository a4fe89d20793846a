package city.isolation;

import java.lang.annotation.Annotation;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Puts back, after every test and every class, the state that is named here; JUnit finds it by itself. */
@KeepsStaticFields({"city.Rules#NAMES", "city.Rules#count", "city.Tariffs#INSTANCE.*"})
public final class KeptForAll extends StateGuard {
    @Override
    List<Annotation> annotations(ExtensionContext context) {
        return KeptState.annotationsOf(KeptForAll.class);
    }
}
