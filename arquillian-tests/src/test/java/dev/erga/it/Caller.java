package dev.erga.it;

import dev.erga.dashboard.DashboardRole;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Everybody who may come to the dashboard, those who may do least first; a password is the name. */
enum Caller {
    /** Gives no name. */
    STRANGER("", Optional.empty()),
    /** Is known, and has no role. */
    ANN("ann", Optional.empty()),
    VIC("vic", Optional.of(DashboardRole.VIEWER)),
    OLGA("olga", Optional.of(DashboardRole.OPERATOR)),
    ADA("ada", Optional.of(DashboardRole.ADMIN));

    private final String login;
    private final Optional<DashboardRole> role;

    Caller(String login, Optional<DashboardRole> role) {
        this.login = login;
        this.role = role;
    }

    /** The name; empty for nobody's. */
    String login() {
        return login;
    }

    boolean may(DashboardRole needed) {
        return role.filter(own -> own.includes(needed)).isPresent();
    }

    /** The status of the answer to what is not for this one. */
    int refusal() {
        return login.isEmpty() ? 401 : 403;
    }

    /** Sends a request without a body. */
    HttpResponse<String> ask(Shop shop, String method, String path) {
        return shop.ask(method, login, path, "");
    }

    /** Sends a form, with these headers: name, value, name, value. */
    HttpResponse<String> post(Shop shop, String path, String form, String... headers) {
        return shop.ask("POST", login, path, form, headers);
    }
}
