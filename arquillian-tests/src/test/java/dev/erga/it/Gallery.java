package dev.erga.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/** Where pictures of pages go: to the documentation if the build asks for it, or where the build leaves its things. */
final class Gallery {

    private static final Path BUILD =
            Path.of(System.getProperty("servers.folder")).resolveSibling("screenshots");
    private static final Path DOCUMENTATION = Path.of(System.getProperty("docs.images"));

    private Gallery() {}

    /** Takes a picture of the whole page as it looks now. */
    static void take(Page page, DashboardPage what, Look look) {
        boolean wanted = Boolean.getBoolean("erga.screenshots") && what.isShown();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath((wanted ? DOCUMENTATION : BUILD).resolve(look.fileName(what)))
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setFullPage(true));
    }
}
