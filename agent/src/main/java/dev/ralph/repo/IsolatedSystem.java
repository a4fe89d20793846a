package dev.ralph.repo;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * The machine as JGit may see it: no configuration but the repository's own and no {@code GIT_} variables.
 *
 * <p>Otherwise JGit starts the git program to find the system's configuration, and takes hook paths, templates and
 * filters from the user's.
 */
final class IsolatedSystem extends SystemReader.Delegate {

    private static final int PRIVATE = 077;

    private IsolatedSystem(SystemReader system) {
        super(system);
    }

    /** Puts JGit into isolation, for the whole process; once is enough. */
    static synchronized void enter() {
        SystemReader system = SystemReader.getInstance();
        if (!(system instanceof IsolatedSystem)) {
            SystemReader.setInstance(new IsolatedSystem(system));
            if (FS.DETECTED instanceof FS_POSIX posix) {
                // JGit asks a shell for it otherwise.
                posix.setUmask(PRIVATE);
            }
        }
    }

    @Override
    public @Nullable String getenv(String variable) {
        return variable.startsWith("GIT_") ? null : super.getenv(variable);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new NoConfig(fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new NoConfig(fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new NoConfig(fs);
    }

    /** A configuration that is empty and stays so. */
    private static final class NoConfig extends FileBasedConfig {

        @SuppressWarnings("NullAway") // JGit allows a configuration without a file
        NoConfig(FS fs) {
            super(null, fs);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }

        /** Answers for the file system's clock, which JGit would otherwise measure with files beside the user's. */
        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
            return section.equals("filesystem")
                    ? unit.convert(10, TimeUnit.MILLISECONDS)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }
    }
}
