package dev.erga.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/** The pictures of pages in the documentation, taken if the build asks for it. */
final class Gallery {

    private static final boolean IS_OPEN = Boolean.getBoolean("erga.screenshots");
    private static final Path DOCUMENTATION = Path.of(System.getProperty("docs.images"));

    private Gallery() {}

    /** Takes a picture of the whole page as it looks now. */
    static void take(Page page, DashboardPage what, Look look) {
        if (IS_OPEN && what.isShown()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(DOCUMENTATION.resolve(look.fileName(what)))
                    .setAnimations(ScreenshotAnimations.DISABLED)
                    .setFullPage(true));
        }
    }
}
