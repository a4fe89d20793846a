package dev.ralph.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What this machine says about user namespaces, which every sandbox is made of. */
final class UserNamespaces {

    private static final String ELSE =
            "apt-get install bubblewrap; in a container, let it make user namespaces and mount /proc"
                    + " (docker run --security-opt seccomp=unconfined --security-opt systempaths=unconfined)";

    private UserNamespaces() {}

    /** What a person can do so that a sandbox works. */
    static String remedy() {
        Map<String, String> forbidding = new LinkedHashMap<>();
        forbidding.put("user/max_user_namespaces=0", "sysctl -w user.max_user_namespaces=15000");
        forbidding.put("kernel/unprivileged_userns_clone=0", "sysctl -w kernel.unprivileged_userns_clone=1");
        forbidding.put(
                "kernel/apparmor_restrict_unprivileged_userns=1",
                "give bwrap an AppArmor profile that allows userns,"
                        + " or sysctl -w kernel.apparmor_restrict_unprivileged_userns=0");
        String found = forbidding.entrySet().stream()
                .filter(setting -> holds(setting.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("; "));
        return found.isEmpty() ? ELSE : found;
    }

    private static boolean holds(String setting) {
        String[] parts = setting.split("=", -1);
        try {
            return Files.readString(Path.of("/proc/sys", parts[0])).strip().equals(parts[1]);
        } catch (IOException e) {
            return false; // this kernel does not have the setting
        }
    }
}
