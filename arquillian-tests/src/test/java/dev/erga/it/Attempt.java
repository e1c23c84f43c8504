package dev.erga.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Somebody tries to have something done in some way: one cell of the matrix of roles, actions and forgeries. */
record Attempt(Caller caller, Deed deed, Sending sending) {

    private static final String[] FROM_HERE = {"Sec-Fetch-Site", "same-origin"};

    /** All that make sense. */
    static List<Attempt> all() {
        return Deed.all().stream()
                .flatMap(deed -> Stream.of(Caller.values()).flatMap(caller -> by(caller, deed)))
                .toList();
    }

    private static Stream<Attempt> by(Caller caller, Deed deed) {
        return Stream.of(Sending.values())
                .filter(sending -> sending.isTriedBy(caller, deed))
                .map(sending -> new Attempt(caller, deed, sending));
    }

    boolean isAllowed() {
        return caller.may(deed.role());
    }

    /** Whether something has changed afterwards. */
    boolean succeeds() {
        return isAllowed() && sending.does();
    }

    int status() {
        return sending.status(caller, deed);
    }

    /** Tries it, and tells the last answer. */
    HttpResponse<String> on(Subject subject, Shop shop) {
        String on = deed.fields(subject);
        String form = on + "&why=" + subject.mark();
        return switch (sending) {
            case FORM -> caller.ask(shop, "GET", deed.form(subject));
            case FORM_BY_POST -> caller.post(shop, "erga/confirm", "do=" + deed + "&" + on);
            case ADDRESS_OPENED -> caller.ask(shop, "GET", deed.address());
            case WITHOUT_TOKEN ->
                send(shop, form, isAllowed() ? seen(caller, subject, shop).withoutToken() : Seen.NOTHING, FROM_HERE);
            case WITHOUT_COOKIE -> send(shop, form, seen(caller, subject, shop).withoutCookie(), FROM_HERE);
            case WITHOUT_REASON -> send(shop, on + "&why=+", seen(caller, subject, shop), FROM_HERE);
            case TOKEN_OF_SOMEBODY_ELSE -> {
                Caller other = Sending.somebodyElse(caller, deed).orElseThrow();
                yield send(shop, form, seen(other, subject, shop), FROM_HERE);
            }
            case TO_MORE_THAN_WAS_SHOWN -> send(shop, form + "&on=another", seen(caller, subject, shop), FROM_HERE);
            case FROM_ANOTHER_SITE -> send(shop, form, seen(caller, subject, shop), "Sec-Fetch-Site", "cross-site");
            case FROM_A_SITE_BESIDE -> send(shop, form, seen(caller, subject, shop), "Sec-Fetch-Site", "same-site");
            case FROM_ANOTHER_ORIGIN -> send(shop, form, seen(caller, subject, shop), "Origin", "https://evil.example");
            case FROM_NOWHERE -> send(shop, form, seen(caller, subject, shop));
            case AS_MEANT -> send(shop, form, seen(caller, subject, shop), FROM_HERE);
            case TWICE -> {
                Seen seen = seen(caller, subject, shop);
                HttpResponse<String> first = send(shop, form, seen, FROM_HERE);
                assertThat(first.statusCode()).as(first.body()).isEqualTo(303);
                yield send(shop, form, seen, FROM_HERE);
            }
        };
    }

    private Seen seen(Caller by, Subject subject, Shop shop) {
        return Seen.on(by.ask(shop, "GET", deed.form(subject)));
    }

    private HttpResponse<String> send(Shop shop, String form, Seen seen, String... origin) {
        List<String> headers = new ArrayList<>(Arrays.asList(origin));
        if (!seen.cookie().isEmpty()) {
            headers.addAll(List.of("Cookie", seen.cookie()));
        }
        String token = seen.token().isEmpty() ? "" : "&token=" + seen.token();
        String edited = seen.edited().isEmpty() ? "" : "&seen=" + URLEncoder.encode(seen.edited(), UTF_8);
        return caller.post(shop, deed.address(), form + token + edited, headers.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return caller + " " + deed + " " + sending;
    }
}
