package city;

import junit.framework.TestCase;

public class RulesTest extends TestCase {
  public void testAdds() {
    Rules.NAMES.add("a");
  }

  public void testIsEmpty() {
    assertTrue(Rules.NAMES.isEmpty());
  }
}
