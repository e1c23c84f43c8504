package dev.erga.dashboard;

import dev.erga.jobs.Problem;
import java.util.Locale;
import java.util.Set;

/** The numbered messages of the dashboard, ERGA-0701 to ERGA-0799. */
public final class DashboardMessages {

    private DashboardMessages() {}

    /** At start-up, and on the page that refuses everybody. */
    public static Problem noRoleMapped(String address) {
        return Problem.of("ERGA-0701", "No role opens the dashboard, so nobody gets in")
                .at(address)
                .why("the dashboard is closed until a role of the container is named")
                .fix("add erga.security.roles.admin=<a role of yours> to META-INF/microprofile-config.properties"
                        + " (or .operator or .viewer for those who may only act or only look)");
    }

    /** When somebody is signed in, but has no role that is let in there. */
    public static Problem refused(String address, String user, DashboardRole needed) {
        String setting = "erga.security.roles." + needed.name().toLowerCase(Locale.ROOT);
        return Problem.of("ERGA-0702", "\"" + inOneLine(user) + "\" was refused")
                .at(inOneLine(address))
                .why("it takes " + setting + " or more, and none of this person's roles is named there")
                .fix("name one of them there, or give the person a role that is named");
    }

    /** When the container knows no way to ask for a name. */
    public static Problem noLogin(String address) {
        return Problem.of("ERGA-0703", "Nobody can sign in to the dashboard")
                .at(inOneLine(address))
                .why("the application asks nobody for a name, or forgets it at once")
                .fix("add a <login-config> to web.xml, or an authentication mechanism of Jakarta Security");
    }

    /** When a servlet of the application answers at the dashboard's address. */
    public static Problem pathTaken(Set<String> paths) {
        return Problem.of("ERGA-0704", "Something else in this application answers at " + paths)
                .at("erga.dashboard.path")
                .why("a servlet of the application is mapped there")
                .fix("give the dashboard another place, such as erga.dashboard.path=/jobs-dashboard");
    }

    /** When a page's address does not lead to Faces. */
    public static Problem noFaces(String address) {
        return Problem.of("ERGA-0705", "The dashboard cannot show its pages")
                .at(inOneLine(address))
                .why("no FacesServlet answers at this address: there is none, or another servlet has it")
                .fix("run it on a server with Jakarta Faces, or give it another place with erga.dashboard.path");
    }

    /** When a page could not be made. */
    public static Problem pageFailed(String address, String why) {
        return Problem.of("ERGA-0706", "A page of the dashboard failed")
                .at(inOneLine(address))
                .why(inOneLine(why))
                .fix("the exception below tells more; jobs run all the same");
    }

    static Problem badPath(String path) {
        return Problem.of("ERGA-0707", "\"" + inOneLine(path) + "\" is not a place for the dashboard")
                .at("erga.dashboard.path")
                .why("it must be one or more words out of A-Z, a-z, 0-9, _ and -, each after a slash")
                .fix("write it like /erga, or leave it out");
    }

    static Problem badSwitch(String key, String value) {
        return Problem.of("ERGA-0708", "\"" + inOneLine(value) + "\" is neither true nor false")
                .at(key)
                .why("a switch that is misspelt would be taken for the opposite")
                .fix("write true or false");
    }

    /** When a post to an action does not come from the dashboard's own pages. */
    public static Problem foreignPost(String address, String user) {
        return Problem.of("ERGA-0710", "An action was refused: a page of another site sent it, or nobody knows who did")
                .at(inOneLine(address) + ", sent by the browser of \"" + inOneLine(user) + "\"")
                .why("neither Sec-Fetch-Site nor Origin says that it came from this address")
                .fix("act from the dashboard itself; a proxy in front of it must leave Host as it is, or set"
                        + " X-Forwarded-Host");
    }

    /** When a post to an action was not confirmed, or is sent again. */
    public static Problem staleToken(String address, String user) {
        return Problem.of(
                        "ERGA-0711", "An action was refused: its confirmation is too old, used up or not this person's")
                .at(inOneLine(address) + ", sent by the browser of \"" + inOneLine(user) + "\"")
                .why("a confirmation is good once, for half an hour, for one person in one browser")
                .fix("open the page that asks for confirmation again");
    }

    /** When an action could not be done. */
    public static Problem actionFailed(String address, String why) {
        return Problem.of("ERGA-0712", "An action of the dashboard was not done")
                .at(inOneLine(address))
                .why(inOneLine(why))
                .fix("the exception below tells more; nothing was changed");
    }

    // User names and addresses are the caller's: a line break in one would forge a line of the log.
    private static String inOneLine(String text) {
        String clean = text.replaceAll("\\p{Cntrl}|\\u2028|\\u2029", "\uFFFD");
        return clean.length() <= 200 ? clean : clean.substring(0, 200) + "…";
    }
}
