package city.sub;

import city.Rules;
import city.isolation.KeepsStaticFields;
import city.isolation.StateGuard;
import java.util.Collections;
import org.junit.Assert;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestRule;

public class RulesTest {

	@Rule
	public final TestRule keptState = new StateGuard();

	@Test
	public void isEmptyAtFirst() {
		Assert.assertEquals(Collections.emptyList(), Rules.NAMES);
	}

	@Test(timeout = 1000)
	@KeepsStaticFields("city.Rules#NAMES")
	public void addsAName() {
		Rules.NAMES.add("a");
	}

	@KeepsStaticFields("city.Rules#NAMES")
	@Test public void addsMore() { Rules.NAMES.add("b"); addsAName(); }
}
