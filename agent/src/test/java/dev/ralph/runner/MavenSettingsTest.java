package dev.ralph.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MavenSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void keeps_mirrors_and_proxies_and_no_secret() throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.xml"), """
                <settings xmlns="http://maven.apache.org/SETTINGS/1.2.0">
                  <localRepository>/home/me/.m2</localRepository>
                  <mirrors><mirror><id>m</id><url>https://me:SECRET@mirror/maven</url></mirror></mirrors>
                  <servers><server><id>m</id><password>SECRET</password></server></servers>
                  <proxies><proxy><host>proxy</host><username>me</username><password>SECRET</password></proxy></proxies>
                  <profiles><profile><id>p</id><properties><token>SECRET</token></properties></profile></profiles>
                </settings>
                """);
        Path copy = folder.resolve("copy.xml");

        MavenSettings.copy(settings, copy);

        assertThat(Files.readString(copy))
                .contains("<url>https://mirror/maven</url>", "<host>proxy</host>", "<id>p</id>")
                .doesNotContain("SECRET", "localRepository", "username");
    }

    @Test
    void a_user_without_settings_gets_none() {
        MavenSettings.copy(folder.resolve("settings.xml"), folder.resolve("copy.xml"));

        assertThat(folder.resolve("copy.xml")).doesNotExist();
    }
}
