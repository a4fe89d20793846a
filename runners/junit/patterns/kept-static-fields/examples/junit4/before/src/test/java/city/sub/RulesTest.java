package city.sub;

import city.Rules;
import java.util.Collections;
import org.junit.Assert;
import org.junit.Test;

public class RulesTest {

	@Test
	public void isEmptyAtFirst() {
		Assert.assertEquals(Collections.emptyList(), Rules.NAMES);
	}

	@Test(timeout = 1000)
	public void addsAName() {
		Rules.NAMES.add("a");
	}

	@Test public void addsMore() { Rules.NAMES.add("b"); addsAName(); }
}
