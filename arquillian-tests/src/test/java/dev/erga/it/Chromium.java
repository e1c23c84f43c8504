package dev.erga.it;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.HttpCredentials;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's own Chromium, driven by Playwright with the machine's own Node.js: both of Playwright's are large, and
 * would have to be fetched by everybody who runs the tests.
 */
final class Chromium implements AutoCloseable {

    private static final String REQUIRED = "erga.browser.required";
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** It speaks to the shop and to nobody else. */
    private static final List<String> FLAGS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Skips the calling tests unless the build asks for them; fails them where there is nothing to drive. */
    static void ensureThere() {
        Assumptions.assumeTrue(
                Boolean.getBoolean(REQUIRED),
                "Nobody looks at the dashboard in a browser, since -D" + REQUIRED + "=true does not ask for it.");
        if (find(BROWSERS).isEmpty() || find(List.of("node")).isEmpty()) {
            Assertions.fail("To look at the dashboard in a browser takes chromium and node on the PATH.");
        }
    }

    static Chromium start() {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        find(List.of("node")).orElseThrow().toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(find(BROWSERS).orElseThrow())
                        .setArgs(FLAGS));
        return new Chromium(playwright, browser);
    }

    /** A window in which this person types name and password when asked, with an empty cache and no cookies. */
    BrowserContext openFor(Person person) {
        return browser.newContext(signedIn(person));
    }

    /** The same with scripts switched off. */
    BrowserContext openWithoutScriptsFor(Person person) {
        return browser.newContext(signedIn(person).setJavaScriptEnabled(false));
    }

    /** A window in which somebody knows no password. */
    BrowserContext openForStranger() {
        return browser.newContext(settings());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Browser.NewContextOptions signedIn(Person person) {
        return settings().setHttpCredentials(new HttpCredentials(person.login(), person.login()));
    }

    private static Browser.NewContextOptions settings() {
        return new Browser.NewContextOptions()
                .setLocale("en")
                .setViewportSize(1440, 900)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    private static Optional<Path> find(List<String> names) {
        List<Path> folders = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList();
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
