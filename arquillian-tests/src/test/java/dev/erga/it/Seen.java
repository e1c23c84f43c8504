package dev.erga.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser has of a page with a form.
 *
 * @param token that the form sends; empty for none
 * @param cookie that the browser sends; empty for none
 * @param edited what the form says of that which is edited; empty where nothing is
 */
record Seen(String token, String cookie, String edited) {

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern EDITED = Pattern.compile("name=\"seen\" value=\"([^\"&]+)\"");
    private static final String COOKIE = "erga-actions=";

    static final Seen NOTHING = new Seen("", "", "");

    /** Out of the answer that has shown the page to a new browser. */
    static Seen on(HttpResponse<String> page) {
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        String cookie = page.headers().allValues("Set-Cookie").stream()
                .filter(any -> any.startsWith(COOKIE))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).containsIgnoringCase("HttpOnly").containsIgnoringCase("SameSite=Strict");
        Matcher edited = EDITED.matcher(page.body());
        return new Seen(token.group(1), cookie.replaceFirst(";.*", ""), edited.find() ? edited.group(1) : "");
    }

    Seen withoutToken() {
        return new Seen("", cookie, edited);
    }

    Seen withoutCookie() {
        return new Seen(token, "", edited);
    }
}
