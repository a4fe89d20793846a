package dev.ralph.provider;

import dev.ralph.model.RalphException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.Map;

/** Opens sessions on a server that is there already. */
final class ServerSession {

    private ServerSession() {}

    static ProviderSession open(ServerAddress address, Map<String, String> environment) {
        String password = environment.getOrDefault(address.passwordVariable(), "");
        InetSocketAddress place = new InetSocketAddress(bare(address.host()), address.port());
        try {
            SharedServer server = SharedServer.connect(place, address.database(), address.user(), password);
            return SharedServerSession.over(server, "server", () -> {});
        } catch (SQLException e) {
            throw new RalphException(
                    "The PostgreSQL server cannot be used: " + e.getMessage(),
                    "%s:%d, database %s, user %s"
                            .formatted(address.host(), address.port(), address.database(), address.user()),
                    "start it, set %s, and give the user CREATEDB and CREATEROLE"
                            .formatted(address.passwordVariable()));
        }
    }

    private static String bare(String host) {
        return host.replaceAll("[\\[\\]]", "");
    }
}
