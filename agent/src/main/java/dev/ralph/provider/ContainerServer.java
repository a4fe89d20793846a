package dev.ralph.provider;

import dev.ralph.model.RalphException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Opens sessions on a container that is started for them. */
final class ContainerServer {

    private static final String DATABASE = "ralph_test";
    private static final int PORT = 5432;

    private ContainerServer() {}

    static ProviderSession open(String image) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new RalphException(
                    "No Docker engine can be reached.", "mode: container", "start Docker, or use mode: embedded");
        }
        DockerImageName name = DockerImageName.parse(image).asCompatibleSubstituteFor("postgres");
        PostgreSQLContainer container = new PostgreSQLContainer(name).withDatabaseName(DATABASE);
        try {
            container.start();
            InetSocketAddress address = new InetSocketAddress(container.getHost(), container.getMappedPort(PORT));
            SharedServer server =
                    SharedServer.connect(address, DATABASE, container.getUsername(), container.getPassword());
            return SharedServerSession.over(server, "container " + image, container::stop);
        } catch (ContainerLaunchException | SQLException e) {
            container.stop();
            throw new RalphException(
                    "The container does not start: " + e.getMessage(),
                    image,
                    "pull the image, or set image: to one that is there");
        }
    }
}
