package dev.erga.dashboard.view;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What no file that becomes HTML may hold, and why. */
final class ViewRules {

    private static final Map<String, Pattern> FORBIDDEN = Map.of(
            "inline handler", Pattern.compile("\\son[a-z]+\\s*=", Pattern.CASE_INSENSITIVE),
            "inline style", Pattern.compile("\\sstyle\\s*=|<style", Pattern.CASE_INSENSITIVE),
            "inline script", Pattern.compile("<script(?![^>]*\\ssrc=)|javascript:", Pattern.CASE_INSENSITIVE),
            "component that the host's libraries rewrite", Pattern.compile("<h:|jakarta\\.faces\\.html"),
            "component that writes inline code", Pattern.compile("<f:ajax|<h:commandLink"),
            "unescaped text", Pattern.compile("escape\\s*=\\s*\"false\"|<f:verbatim"),
            "file chosen by data",
                    Pattern.compile("(src|template|value)=\"[^\"]*#\\{[^\"]*\\.xhtml|<ui:include[^>]*#\\{"),
            "request data in an expression",
                    Pattern.compile("[#$]\\{[^}]*\\b(param|paramValues|header|cookie|request)\\b"),
            "immediate expression", Pattern.compile("\\$\\{"),
            "comment that is sent to everybody", Pattern.compile("<!--"));

    private ViewRules() {}

    /** The names of the rules that a file breaks. */
    static List<String> brokenBy(String file) {
        return FORBIDDEN.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(file).find())
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.toList());
    }
}
