package dev.erga.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** How a page is looked at: by day or by night, on a wide screen or on a telephone. */
enum Look {
    LIGHT_1440(ColorScheme.LIGHT, 1440, 900),
    DARK_1440(ColorScheme.DARK, 1440, 900),
    LIGHT_360(ColorScheme.LIGHT, 360, 780),
    DARK_360(ColorScheme.DARK, 360, 780);

    private final ColorScheme scheme;
    private final int width;
    private final int height;

    Look(ColorScheme scheme, int width, int height) {
        this.scheme = scheme;
        this.width = width;
        this.height = height;
    }

    /** Makes an open page look so. */
    void apply(Page page) {
        page.setViewportSize(width, height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** Whether it takes part in the search for barriers: colours do not depend on the width, nor sizes on the hour. */
    boolean isTelling() {
        return this == LIGHT_1440 || this == DARK_360;
    }

    /** What the file with a picture of a page is called. */
    String fileName(DashboardPage page) {
        return (page.name() + "-" + name()).toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
    }
}
