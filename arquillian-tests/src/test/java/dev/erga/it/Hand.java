package dev.erga.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How somebody gets something done in a browser that lacks something. */
enum Hand {
    /** Scripts run, and nobody touches a mouse. */
    KEYBOARD {
        @Override
        BrowserContext open(Chromium browser, Person person) {
            return browser.openFor(person);
        }

        @Override
        void press(Page page, Locator element) {
            Keyboard.press(page, element);
        }

        @Override
        void write(Page page, Locator field, String text) {
            Keyboard.type(page, field, text);
        }

        /** The next of its first part: in which order a browser asks for the parts is its own affair. */
        @Override
        void choose(Page page, Locator time) {
            Keyboard.tabTo(page, time);
            page.keyboard().press("ArrowUp");
        }
    },
    /** A mouse, and no scripts. */
    NO_SCRIPTS {
        @Override
        BrowserContext open(Chromium browser, Person person) {
            return browser.openWithoutScriptsFor(person);
        }

        @Override
        void press(Page page, Locator element) {
            element.click();
        }

        @Override
        void write(Page page, Locator field, String text) {
            field.fill(text);
        }

        @Override
        void choose(Page page, Locator time) {
            time.fill("2099-02-03T04:05");
        }
    };

    /** A window for this person. */
    abstract BrowserContext open(Chromium browser, Person person);

    /** Follows a link, or presses a button. */
    abstract void press(Page page, Locator element);

    /** Writes into a field that is empty. */
    abstract void write(Page page, Locator field, String text);

    /** Changes a time that is proposed. */
    abstract void choose(Page page, Locator time);
}
