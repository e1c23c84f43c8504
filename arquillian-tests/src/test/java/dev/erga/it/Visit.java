package dev.erga.it;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One page, opened in a window of its own by somebody who keeps eyes and ears open. */
final class Visit implements AutoCloseable {

    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String KEEP_VIOLATIONS = """
            window.ergaViolations = [];
            document.addEventListener('securitypolicyviolation',
                event => window.ergaViolations.push(event.effectiveDirective + ' ' + event.blockedURI));
            """;

    /** What no page of ours has, whatever it shows: code, frames, pictures and looks from within the text. */
    private static final String FOREIGN = """
            () => [...document.querySelectorAll(
                    'script:not([src]), style, img, iframe, object, embed, base, meta[http-equiv]')]
                .map(element => element.outerHTML)
                .concat([...document.querySelectorAll('*')]
                    .flatMap(element => [...element.attributes]
                        .filter(({name, value}) => name.startsWith('on') || name === 'style'
                            || value.trim().startsWith('javascript:'))
                        .map(({name, value}) => element.tagName + ' ' + name + '=' + value)))
            """;

    private static final String TOO_WIDE = """
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth
            """;

    private final BrowserContext window;
    private final Page page;
    private final URI address;
    private final Response answer;
    private final List<ConsoleMessage> said = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Response> responses = new ArrayList<>();

    /** Opens an address; the window is closed with the visit. */
    Visit(BrowserContext window, URI address) {
        this.window = window;
        this.address = address;
        window.addInitScript(KEEP_VIOLATIONS);
        this.page = window.newPage();
        listen();
        this.answer = page.navigate(address.toString());
    }

    /** The page itself, to act in. */
    Page page() {
        return page;
    }

    int status() {
        return answer.status();
    }

    /** The words that can be read. */
    String text() {
        return page.locator("body").innerText();
    }

    /**
     * All that went wrong so far: errors in the console, violations of the content policy, requests to other hosts,
     * dialogs, other windows, and elements that no page of ours has.
     */
    List<String> faults() {
        List<String> all = new ArrayList<>();
        texts("() => window.ergaViolations").forEach(violation -> all.add("against the policy: " + violation));
        texts(FOREIGN).forEach(element -> all.add("foreign: " + element));
        all.addAll(faults);
        said.stream()
                .filter(message -> List.of("error", "warning").contains(message.type()))
                .filter(message -> !isAboutTheStatus(message))
                .forEach(message -> all.add("console: " + message.text()));
        return all;
    }

    /** How many bytes it took, unpacked, with all that came with it. */
    int weight() {
        return responses.stream()
                .filter(response -> response.status() < 300 || response.status() >= 400)
                .mapToInt(response -> response.body().length)
                .sum();
    }

    /** By how many pixels it is wider than the window. */
    int tooWide() {
        return ((Number) page.evaluate(TOO_WIDE)).intValue();
    }

    /** What keeps people from using it, as far as axe can tell; each with the elements. */
    List<String> barriers() {
        return new AxeBuilder(page)
                .withTags(STANDARDS).setLegacyMode(true).analyze().getViolations().stream()
                        .map(Visit::describe)
                        .toList();
    }

    @Override
    public void close() {
        window.close();
    }

    private void listen() {
        String host = address.resolve("/").toString();
        page.onConsoleMessage(said::add);
        page.onPageError(error -> faults.add("script: " + error));
        page.onDialog(this::refuse);
        page.onResponse(responses::add);
        window.onRequest(request -> {
            if (!request.url().startsWith(host) && !request.url().startsWith("data:")) {
                faults.add("left the host: " + request.url());
            }
        });
        window.onPage(other -> faults.add("another window: " + other.url()));
    }

    private void refuse(Dialog dialog) {
        faults.add("dialog: " + dialog.message());
        dialog.dismiss();
    }

    /** A browser logs the status of a page that is refused or missing as an error. */
    private boolean isAboutTheStatus(ConsoleMessage message) {
        return status() >= 400
                && message.text().contains("status of " + status())
                && message.location().startsWith(page.url());
    }

    private List<String> texts(String script) {
        return ((Collection<?>) page.evaluate(script))
                .stream().map(String::valueOf).toList();
    }

    private static String describe(Rule rule) {
        List<String> elements = rule.getNodes().stream()
                .map(node -> node.getTarget() + " " + node.getHtml())
                .toList();
        return rule.getId() + " (" + rule.getHelp() + "): " + String.join("; ", elements);
    }
}
