package dev.ralph.llm;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is reached without a proxy, written as for other programs: names of hosts with all below them, addresses, blocks
 * of addresses, each with a port if only that is meant, or {@code *}.
 */
record NoProxy(String text) {

    private static final String NUMBER = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern LITERAL = Pattern.compile(NUMBER + "(?:\\." + NUMBER + "){3}|[0-9a-f:.]*:[0-9a-f:.]*");

    private static final Pattern ENTRY = Pattern.compile("(?:\\[([^]]+)]|([^:]+))(?::(\\d{1,5}))?|(.*:.*:.*)");
    private static final Pattern BLOCK = Pattern.compile("(.+)/(\\d{1,3})");

    /** Whether a host is this machine itself, whatever variables say. */
    static boolean isLoopback(String host) {
        String name = plain(host);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || address(name).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    boolean holds(String host, int port) {
        String name = plain(host);
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> entry.equals("*") || holds(entry, name, port));
    }

    private static boolean holds(String entry, String name, int port) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches() || (parts.group(3) != null && Integer.parseInt(parts.group(3)) != port)) {
            return false;
        }
        String place = Stream.of(1, 2, 4)
                .flatMap(group -> Optional.ofNullable(parts.group(group)).stream())
                .findFirst()
                .orElse("");
        Matcher block = BLOCK.matcher(place);
        Optional<InetAddress> address = address(name);
        if (address.isPresent()) {
            int bits = block.matches() ? Integer.parseInt(block.group(2)) : Integer.MAX_VALUE;
            return address(block.matches() ? block.group(1) : place)
                    .filter(first -> isAlike(first.getAddress(), address.get().getAddress(), bits))
                    .isPresent();
        }
        String domain = plain(place.replaceFirst("^\\*?\\.", ""));
        return !domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain));
    }

    private static boolean isAlike(byte[] one, byte[] other, int bits) {
        boolean isAlike = one.length == other.length;
        for (int bit = 0; isAlike && bit < Math.min(bits, one.length * Byte.SIZE); bit++) {
            int at = bit / Byte.SIZE;
            isAlike = (((one[at] ^ other[at]) >> (Byte.SIZE - 1 - bit % Byte.SIZE)) & 1) == 0;
        }
        return isAlike;
    }

    private static String plain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean isBracketed = name.startsWith("[") && name.endsWith("]");
        return isBracketed ? name.substring(1, name.length() - 1) : name.replaceFirst("\\.$", "");
    }

    /** Only what is an address already: no name is looked up. */
    private static Optional<InetAddress> address(String text) {
        try {
            return LITERAL.matcher(text).matches() ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
