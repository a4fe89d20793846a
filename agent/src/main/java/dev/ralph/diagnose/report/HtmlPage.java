package dev.ralph.diagnose.report;

import static dev.ralph.diagnose.report.Markup.element;

import dev.ralph.model.OutsideText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** A report as one page that needs no network, and in which nothing foreign is run. */
public final class HtmlPage {

    private HtmlPage() {}

    /** Returns the whole page. */
    public static String of(Report report) {
        String title = "Diagnosis of " + OutsideText.safe(report.project());
        String script = resource("page.js");
        // Only this very script may run, so that text which got in as markup could still do nothing.
        String policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-%s'".formatted(hash(script));
        Markup head = element("head")
                .of(List.of(
                        new Markup("<meta charset=\"utf-8\">"),
                        new Markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"),
                        new Markup("<meta name=\"color-scheme\" content=\"light dark\">"),
                        new Markup("<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">".formatted(policy)),
                        element("title").of(title),
                        new Markup("<style>\n" + resource("page.css") + "</style>")));
        Markup body = element("body")
                .of(List.of(
                        element("header").of(List.of(element("h1").of(title))),
                        main(report),
                        element("footer").of("Made by ralph diagnose."),
                        new Markup("<script>" + script + "</script>")));
        return "<!DOCTYPE html>\n"
                + element("html", "lang", "en").of(List.of(head, body)).html() + "\n";
    }

    /** What the page says, without how it looks. */
    static Markup main(Report report) {
        return element("main").of(HtmlSections.of(report));
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
