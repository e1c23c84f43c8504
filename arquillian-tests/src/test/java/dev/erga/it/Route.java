package dev.erga.it;

import dev.erga.dashboard.DashboardRole;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of the dashboard, as the dashboard itself lists it: who adds one there has it tested here.
 *
 * @param name what it is called in that list
 * @param place what follows the dashboard's path in its address
 * @param view the name of its view
 * @param role who may see it
 */
record Route(String name, String place, String view, DashboardRole role) {

    private static final String LIST = "dev.erga.dashboard.view.Page";

    /** All that there are. The list is nobody's but the dashboard's, so it is not asked openly. */
    static List<Route> all() {
        try {
            List<Route> routes = new ArrayList<>();
            for (Object page : Class.forName(LIST).getEnumConstants()) {
                routes.add(new Route(
                        page.toString(), (String) told(page, "place"), (String) told(page, "view"), (DashboardRole)
                                told(page, "role")));
            }
            return routes;
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException("The dashboard's list of pages is not what it was", changed);
        }
    }

    private static Object told(Object page, String what) throws ReflectiveOperationException {
        Method method = Class.forName(LIST).getDeclaredMethod(what);
        method.setAccessible(true);
        return method.invoke(page);
    }

    /** Its address from the shop's, with what it has to be asked for. */
    String address(Exhibits exhibits) {
        return "erga" + place + query(exhibits);
    }

    /** What a page of one thing has to be asked for; empty for the others. */
    String query(Exhibits exhibits) {
        return switch (name) {
            case "JOB" -> "?id=" + exhibits.job();
            case "BATCH" -> "?id=" + exhibits.batch();
            case "RECURRING_JOB" -> "?id=" + exhibits.recurring();
            case "START" -> "?on=GoodwillMail.send";
            case "CONFIRM" -> "?do=pause-queue&on=counting";
            default -> "";
        };
    }

    /** Whether it may be asked for by a post, which then changes nothing. */
    boolean asks() {
        return name.equals("CONFIRM");
    }

    /** Whether a post to it does something. */
    boolean does() {
        return name.equals("START");
    }

    @Override
    public String toString() {
        return name;
    }
}
