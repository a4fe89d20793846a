package dev.ralph.provider;

import dev.ralph.model.RalphException;
import dev.ralph.sandbox.Mount;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL that comes with ralph as an archive on its class path, unpacked once into the cache. */
final class EmbeddedBinaries {

    private static final String INSIDE = "/ralph/postgresql";
    private static final int EXECUTABLE = 0100;

    private EmbeddedBinaries() {}

    static PostgresqlBinaries unpacked(Cache cache) {
        String archive = "/postgres-linux-%s.txz".formatted(architecture());
        String id = "postgresql-" + digest(archive);
        Path folder = cache.entry(id, target -> unpack(archive, target));
        return new PostgresqlBinaries("embedded", id, List.of(Mount.readOnly(folder, INSIDE)), INSIDE + "/bin");
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> throw noBinaries(name);
        };
    }

    private static String digest(String archive) {
        try (InputStream in = open(archive);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(digested.getMessageDigest().digest())
                    .substring(0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream in = open(archive);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                write(entry, tar, path);
            }
        }
    }

    /** Sets permissions itself: the user's umask must not lock out the user that the sandbox runs as. */
    private static void write(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Cache.openFolder(path);
            return;
        }
        Cache.openFolder(path.resolveSibling(".").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            String permissions = (entry.getMode() & EXECUTABLE) != 0 ? "rwxr-xr-x" : "rw-r--r--";
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static InputStream open(String archive) {
        InputStream in = EmbeddedBinaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw noBinaries(archive);
        }
        return in;
    }

    private static RalphException noBinaries(String what) {
        return new RalphException(
                "No PostgreSQL comes with ralph for this machine.",
                what,
                "apt-get install postgresql and use mode: installed, or use mode: container");
    }
}
