package dev.erga.jobs;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes valid expressions of every form, with a liking for given hours and days. */
final class RandomCron {

    private static final List<String> MONTHS =
            List.of("jan", "FEB", "Mar", "apr", "MAY", "Jun", "jul", "AUG", "Sep", "oct", "NOV", "Dec");
    private static final List<String> DAYS = List.of("SUN", "mon", "Tue", "WED", "thu", "Fri", "SAT");

    private final Random random;

    RandomCron(Random random) {
        this.random = random;
    }

    /** An expression that often fires within a few hours of an hour of some day of the month. */
    String near(int hour, int day) {
        String second = random.nextInt(3) > 0 ? "" : time(59, random.nextInt(60)) + " ";
        String minute = time(59, random.nextInt(60));
        String hours = time(23, Math.floorMod(hour - 2 + random.nextInt(5), 24));
        boolean anyDay = random.nextInt(2) == 0;
        String days = anyDay ? "*" : dayOfMonth(day);
        String months = random.nextInt(4) > 0 ? "*" : list(1, 12, 1 + random.nextInt(12), MONTHS);
        return second + minute + " " + hours + " " + days + " " + months + " " + (anyDay ? dayOfWeek() : "?");
    }

    /** An expression for midnight of some days. */
    String days() {
        return "0 0 " + dayOfMonth(1 + random.nextInt(31)) + " "
                + (random.nextBoolean() ? "*" : list(1, 12, 1 + random.nextInt(12), MONTHS)) + " " + dayOfWeek();
    }

    private String time(int last, int liked) {
        return random.nextInt(5) == 0 ? star(last) : list(0, last, liked, List.of());
    }

    private String star(int last) {
        return random.nextBoolean() ? "*" : "?/" + (1 + random.nextInt(last));
    }

    private String dayOfMonth(int liked) {
        return switch (random.nextInt(8)) {
            case 0 -> "*";
            case 1 -> star(31);
            case 2 -> "L" + (random.nextBoolean() ? "" : "-" + random.nextInt(31)) + (random.nextBoolean() ? "" : "w");
            case 3 -> liked + "W";
            default -> list(1, 31, liked, List.of());
        };
    }

    private String dayOfWeek() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> "*";
            case 3 -> star(7);
            case 4 -> value(random.nextInt(8), 0, DAYS) + "L";
            case 5 -> value(random.nextInt(8), 0, DAYS) + "#" + (1 + random.nextInt(5));
            default -> list(0, 7, random.nextInt(8), DAYS);
        };
    }

    private String list(int first, int last, int liked, List<String> names) {
        return IntStream.rangeClosed(0, Math.max(0, random.nextInt(6) - 3))
                .mapToObj(index -> part(first, last, index == 0 ? liked : any(first, last), names))
                .collect(Collectors.joining(","));
    }

    private String part(int first, int last, int liked, List<String> names) {
        String step = "/" + (1 + random.nextInt(random.nextBoolean() ? 5 : last));
        return switch (random.nextInt(6)) {
            case 0 -> value(liked, first, names) + step;
            case 1 -> range(liked, first, last, names);
            case 2 -> range(liked, first, last, names) + step;
            default -> value(liked, first, names);
        };
    }

    private String range(int liked, int first, int last, List<String> names) {
        String other = value(any(first, last), first, names);
        return random.nextBoolean()
                ? value(liked, first, names) + "-" + other
                : other + "-" + value(liked, first, names);
    }

    private int any(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    private String value(int value, int first, List<String> names) {
        int index = value - first;
        if (index < names.size() && random.nextBoolean()) {
            return names.get(index);
        }
        return value < 10 && random.nextInt(4) == 0 ? "0" + value : String.valueOf(value);
    }
}
