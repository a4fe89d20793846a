package dev.ralph.runner;

import dev.ralph.model.RalphException;
import dev.ralph.sandbox.SandboxUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The user's settings of Maven without anything secret: where to fetch from, and through which proxy. */
final class MavenSettings {

    private static final Set<String> KEPT = Set.of("mirrors", "proxies", "profiles", "activeProfiles");
    private static final Set<String> SECRET = Set.of("username", "password", "properties");

    private MavenSettings() {}

    /** Writes the copy; writes nothing where the user has no settings. */
    static void copy(Path settings, Path target) {
        if (!Files.isRegularFile(settings)) {
            return;
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(settings.toFile());
            Element root = document.getDocumentElement();
            for (Element child : children(root)) {
                if (KEPT.contains(child.getTagName())) {
                    strip(child);
                } else {
                    root.removeChild(child);
                }
            }
            TransformerFactory transformers = TransformerFactory.newInstance();
            transformers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            transformers.newTransformer().transform(new DOMSource(document), new StreamResult(target.toFile()));
            SandboxUser.current().prepare(target);
        } catch (IOException | SAXException | ParserConfigurationException | TransformerException e) {
            throw new RalphException(
                    "The settings of Maven cannot be read: " + e.getMessage(), settings.toString(), "correct the file");
        }
    }

    private static void strip(Element element) {
        for (Element child : children(element)) {
            if (SECRET.contains(child.getTagName())) {
                element.removeChild(child);
            } else {
                strip(child);
            }
        }
        if (element.getTagName().equals("url")) {
            element.setTextContent(element.getTextContent().replaceFirst("//[^/@]*@", "//"));
        }
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
