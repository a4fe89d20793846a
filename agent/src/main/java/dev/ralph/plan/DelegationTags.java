package dev.ralph.plan;

import dev.ralph.model.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts between tags: {@code <fractal_delegate reason="…"><subtask>…</subtask></fractal_delegate>}.
 *
 * <p>What is nested in a subtask belongs to it. Where tags are left open, a subtask ends at the next tag; the last one
 * has to end somewhere, else the answer may be cut.
 */
final class DelegationTags {

    private static final Pattern TAG = Pattern.compile("(?i)<(/?)(subtask|fractal_delegate)(?![\\w-])"
            + "((?:[^\"<>]{0,100}\"[^\"]{0,1000}\"){0,6}[^\"<>]{0,200})>");
    private static final Pattern TITLE = Pattern.compile("(?i)\\b(?:title|name)\\s{0,3}=\\s{0,3}\"([^\"]{1,1000})\"");
    private static final Pattern ELEMENT =
            Pattern.compile("(?is)<(title|goal|description|criteri(?:on|a))\\s{0,9}>(.{0,1500}?)</\\1\\s{0,9}>");

    private DelegationTags() {}

    private record Tag(boolean closes, boolean isSubtask, String attributes, int start, int end) {

        static Tag of(MatchResult match) {
            boolean isSubtask = match.group(2).toLowerCase(Locale.ROOT).equals("subtask");
            return new Tag(!match.group(1).isEmpty(), isSubtask, match.group(3), match.start(), match.end());
        }

        boolean isWhole() {
            return attributes.endsWith("/");
        }

        boolean opensSubtask() {
            return isSubtask && !closes && !isWhole();
        }
    }

    /** Returns the parts; empty when there are no tags. */
    static Optional<PartsReader.Answer> read(String text) {
        List<Tag> tags = TAG.matcher(text).results().map(Tag::of).toList();
        if (tags.stream().noneMatch(tag -> tag.isSubtask() && !tag.closes())) {
            return Optional.empty();
        }
        if (isCut(text, tags.get(tags.size() - 1))) {
            return Optional.of(new PartsReader.Unreadable("it ends in the middle of a tag"));
        }
        long opened = tags.stream().filter(Tag::opensSubtask).count();
        long closed =
                tags.stream().filter(tag -> tag.isSubtask() && tag.closes()).count();
        return Optional.of(opened == closed ? nested(text, tags) : open(text, tags));
    }

    private static boolean isCut(String text, Tag last) {
        boolean isEnded = !last.isSubtask() && last.closes();
        return !isEnded && text.lastIndexOf('<') >= last.end() && text.lastIndexOf('<') > text.lastIndexOf('>');
    }

    private static PartsReader.Answer nested(String text, List<Tag> tags) {
        List<Part> parts = new ArrayList<>();
        Optional<Tag> outer = Optional.empty();
        int depth = 0;
        for (Tag tag : tags) {
            if (tag.isSubtask() && tag.isWhole() && depth == 0) {
                part(tag, "").ifPresent(parts::add);
            } else if (tag.opensSubtask()) {
                outer = depth++ == 0 ? Optional.of(tag) : outer;
            } else if (tag.isSubtask() && tag.closes() && --depth == 0 && outer.isPresent()) {
                Tag from = outer.get();
                part(from, text.substring(from.end(), tag.start())).ifPresent(parts::add);
            }
            depth = Math.max(0, depth);
        }
        return new PartsReader.Named(parts);
    }

    private static PartsReader.Answer open(String text, List<Tag> tags) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            Tag tag = tags.get(i);
            if (!tag.isSubtask() || tag.closes()) {
                continue;
            }
            if (i + 1 == tags.size() && !tag.isWhole()) {
                return new PartsReader.Unreadable("it ends in the middle of the last <subtask>");
            }
            String body = tag.isWhole()
                    ? ""
                    : text.substring(tag.end(), tags.get(i + 1).start());
            part(tag, body).ifPresent(parts::add);
        }
        return new PartsReader.Named(parts);
    }

    private static Optional<Part> part(Tag tag, String body) {
        String plain = TAG.matcher(body).replaceAll("\n- ").replaceAll("(?m)^- *(?:\n|\\z)", "");
        StringBuilder title = new StringBuilder(attribute(tag));
        StringBuilder goal = new StringBuilder();
        List<String> criteria = new ArrayList<>();
        Matcher element = ELEMENT.matcher(plain);
        while (element.find()) {
            String value = decoded(element.group(2));
            switch (element.group(1).toLowerCase(Locale.ROOT)) {
                case "title" -> title.append(value);
                case "goal", "description" -> goal.append(value);
                default -> value.lines().forEach(criteria::add);
            }
        }
        String rest = decoded(element.replaceAll(""));
        if (goal.isEmpty()) {
            goal.append(rest.isEmpty() ? title : rest);
        }
        String whole = goal.toString().strip();
        String first = title.isEmpty() ? whole.lines().findFirst().orElse("") : title.toString();
        return first.isBlank() ? Optional.empty() : Optional.of(new Part(first.strip(), whole, criteria));
    }

    private static String attribute(Tag tag) {
        Matcher title = TITLE.matcher(tag.attributes());
        return title.find() ? decoded(title.group(1)) : "";
    }

    private static String decoded(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&apos;", "'")
                .replace("&amp;", "&")
                .strip();
    }
}
