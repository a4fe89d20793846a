package dev.ralph.provider;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.ralph.model.RalphException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Opens sessions on a container that is started for them. */
final class ContainerServer {

    private static final String DATABASE = "ralph_test";
    private static final int PORT = 5432;
    private static final int PULL_MINUTES = 5;

    private ContainerServer() {}

    static ProviderSession open(String image) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new RalphException(
                    "No Docker engine can be reached.", "mode: container", "start Docker, or use mode: embedded");
        }
        DockerImageName name = DockerImageName.parse(image).asCompatibleSubstituteFor("postgres");
        ensurePulled(name.asCanonicalNameString());
        PostgreSQLContainer container = new PostgreSQLContainer(name).withDatabaseName(DATABASE);
        try {
            container.start();
            InetSocketAddress address = new InetSocketAddress(container.getHost(), container.getMappedPort(PORT));
            SharedServer server =
                    SharedServer.connect(address, DATABASE, container.getUsername(), container.getPassword());
            return SharedServerSession.over(server, "container " + image, container::stop);
        } catch (ContainerLaunchException | ContainerFetchException | SQLException e) {
            container.stop();
            throw new RalphException(
                    "The container does not start: " + e.getMessage(), image, "try it with docker run");
        }
    }

    /** Pulls at most once: Testcontainers would try again for seven minutes when there is no such image. */
    private static void ensurePulled(String image) {
        DockerClient client = DockerClientFactory.instance().client();
        try {
            client.inspectImageCmd(image).exec();
        } catch (NotFoundException absent) {
            pull(client, image);
        }
    }

    private static void pull(DockerClient client, String image) {
        try {
            if (!client.pullImageCmd(image).start().awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES)) {
                throw notPulled(image, "not there after %d minutes".formatted(PULL_MINUTES));
            }
        } catch (DockerException e) {
            throw notPulled(image, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notPulled(image, "interrupted");
        }
    }

    private static RalphException notPulled(String image, String why) {
        return new RalphException(
                "The image of the container cannot be pulled: " + why.strip(),
                image,
                "pull it by hand, set image: to one that is there, or use mode: embedded");
    }
}
