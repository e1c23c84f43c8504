package dev.erga.jobs;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A second reading of the rules in the Javadoc of {@link CronSchedule}, written to be plainly right and not fast: it lists
 * the values of each field and then lives through every second of a stretch of time, looking at the clock on the wall. It
 * shares nothing with the code under test. It reads valid expressions only.
 */
final class SlowCron {

    private static final Pattern PART = Pattern.compile("(\\*|\\?|\\w+)(?:-(\\w+))?(?:/(\\d+))?");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private final boolean interval;
    private final Set<Integer> months;
    private final Predicate<LocalDate> dayOfMonth;
    private final Predicate<LocalDate> dayOfWeek;
    private final Map<Long, Boolean> dates = new HashMap<>();
    private final boolean[] timesOfDay = new boolean[86_400];

    SlowCron(String expression) {
        List<String> fields = new ArrayList<>(
                List.of(expression.strip().toUpperCase(Locale.ROOT).split("\\s+")));
        if (fields.size() == 5) {
            fields.add(0, "0");
        }
        Set<Integer> seconds = values(fields.get(0), 0, 59, List.of());
        Set<Integer> minutes = values(fields.get(1), 0, 59, List.of());
        Set<Integer> hours = values(fields.get(2), 0, 23, List.of());
        dayOfMonth = dayOfMonth(fields.get(3));
        months = values(fields.get(4), 1, 12, MONTHS);
        dayOfWeek = dayOfWeek(fields.get(5));
        interval = String.join("", fields.subList(0, 3)).matches(".*[*?/-].*");
        for (int hour : hours) {
            for (int minute : minutes) {
                for (int second : seconds) {
                    timesOfDay[hour * 3600 + minute * 60 + second] = true;
                }
            }
        }
    }

    /** Every fire from one instant up to, and without, another; what came before the first is not known. */
    List<Instant> fires(Instant from, Instant to, ZoneId zone) {
        List<Instant> fires = new ArrayList<>();
        long latest = wall(from.getEpochSecond(), zone) - 1;
        for (long now = from.getEpochSecond(); now < to.getEpochSecond(); now++) {
            long wall = wall(now, zone);
            if (interval ? matches(wall) : anyMatches(latest + 1, wall)) {
                fires.add(Instant.ofEpochSecond(now));
            }
            latest = Math.max(latest, wall);
        }
        return fires;
    }

    /** Whether the date matches, whatever the time. */
    boolean matches(LocalDate date) {
        return months.contains(date.getMonthValue()) && dayOfMonth.test(date) && dayOfWeek.test(date);
    }

    private static long wall(long now, ZoneId zone) {
        return now + zone.getRules().getOffset(Instant.ofEpochSecond(now)).getTotalSeconds();
    }

    /** What a person sees who reads off every second that the clock passes, or jumps over, for the first time. */
    private boolean anyMatches(long from, long to) {
        for (long wall = from; wall <= to; wall++) {
            if (matches(wall)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(long wall) {
        return timesOfDay[(int) Math.floorMod(wall, 86_400L)]
                && dates.computeIfAbsent(Math.floorDiv(wall, 86_400L), day -> matches(LocalDate.ofEpochDay(day)));
    }

    private static Predicate<LocalDate> dayOfMonth(String field) {
        Matcher fromLast = Pattern.compile("L(?:-(\\d+))?(W?)").matcher(field);
        if (fromLast.matches()) {
            int before = fromLast.group(1) == null ? 0 : Integer.parseInt(fromLast.group(1));
            return fromLast.group(2).isEmpty()
                    ? date -> date.getDayOfMonth() == date.lengthOfMonth() - before
                    : date -> isNearestWorkday(date, date.lengthOfMonth() - before);
        }
        if (field.endsWith("W")) {
            int day = Integer.parseInt(field.replace("W", ""));
            return date -> isNearestWorkday(date, day);
        }
        Set<Integer> days = values(field, 1, 31, List.of());
        return date -> days.contains(date.getDayOfMonth());
    }

    private static boolean isNearestWorkday(LocalDate date, int day) {
        if (day < 1 || day > date.lengthOfMonth()) {
            return false;
        }
        LocalDate nearest = null;
        for (int other = 1; other <= date.lengthOfMonth(); other++) {
            LocalDate candidate = date.withDayOfMonth(other);
            boolean works =
                    candidate.getDayOfWeek() != DayOfWeek.SATURDAY && candidate.getDayOfWeek() != DayOfWeek.SUNDAY;
            if (works && (nearest == null || Math.abs(other - day) < Math.abs(nearest.getDayOfMonth() - day))) {
                nearest = candidate;
            }
        }
        return date.equals(nearest);
    }

    private static Predicate<LocalDate> dayOfWeek(String field) {
        if (field.endsWith("L")) {
            int last = number(field.replace("L", ""), DAYS, 0) % 7;
            return date -> weekday(date) == last && date.plusWeeks(1).getMonth() != date.getMonth();
        }
        if (field.contains("#")) {
            String[] sides = field.split("#", -1);
            int wanted = number(sides[0], DAYS, 0) % 7;
            int week = Integer.parseInt(sides[1]);
            return date -> weekday(date) == wanted && (date.getDayOfMonth() + 6) / 7 == week;
        }
        Set<Integer> days = values(field, 0, 7, DAYS);
        return date -> days.contains(weekday(date)) || (weekday(date) == 0 && days.contains(7));
    }

    private static int weekday(LocalDate date) {
        return date.getDayOfWeek().getValue() % 7;
    }

    private static Set<Integer> values(String field, int first, int last, List<String> names) {
        Set<Integer> values = new HashSet<>();
        for (String text : field.split(",", -1)) {
            Matcher part = PART.matcher(text);
            if (!part.matches()) {
                throw new IllegalArgumentException(text);
            }
            int step = part.group(3) == null ? 1 : Integer.parseInt(part.group(3));
            boolean star = part.group(1).equals("*") || part.group(1).equals("?");
            int low = star ? first : number(part.group(1), names, first);
            int high = part.group(2) != null
                    ? number(part.group(2), names, first)
                    : star || part.group(3) != null ? last : low;
            addAll(values, low, high, step, first, last);
        }
        return values;
    }

    /** Counts on its fingers, from the low value to the high one, beginning anew after the last. */
    private static void addAll(Set<Integer> values, int low, int high, int step, int first, int last) {
        boolean week = last == 7;
        int value = week && low == 7 && high != 7 ? 0 : low;
        for (int taken = 0; ; taken++) {
            if (taken % step == 0) {
                values.add(value);
            }
            if (value == high) {
                return;
            }
            boolean falling = high < value;
            value = value + 1 > (week && falling ? 6 : last) ? first : value + 1;
        }
    }

    private static int number(String text, List<String> names, int first) {
        return names.contains(text) ? first + names.indexOf(text) : Integer.parseInt(text);
    }
}
