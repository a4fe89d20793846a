package dev.ralph.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ralph.support.Needs;
import org.junit.jupiter.api.Test;

@Needs("bubblewrap")
final class MockSessionTest implements ProviderSessionContract {

    @Override
    public ProviderSession session() {
        return new MockSession();
    }

    @Override
    public String kind() {
        return "mock";
    }

    @Override
    public String version() {
        return "mock, nothing is started";
    }

    @Test
    void a_mock_has_no_address() {
        assertThat(session().launch("cell", 1).workers().get(0)).doesNotContainKey(ProviderLaunch.JDBC_URL);
    }
}
