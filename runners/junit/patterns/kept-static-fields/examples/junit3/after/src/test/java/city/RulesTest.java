package city;

import city.isolation.KeepsStaticFields;
import city.isolation.StateGuard;
import junit.framework.TestCase;

public class RulesTest extends TestCase {
  @KeepsStaticFields("city.Rules#NAMES")
  public void testAdds() {
    Rules.NAMES.add("a");
  }

  public void testIsEmpty() {
    assertTrue(Rules.NAMES.isEmpty());
  }

  @Override
  public void runBare() throws Throwable {
    StateGuard guard = StateGuard.around(this);
    try {
      super.runBare();
    } finally {
      guard.putBack();
    }
  }
}
