package dev.erga.dashboard.overview;

import dev.erga.dashboard.text.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * From numbers to heights of one band of a chart.
 *
 * @param top the number at its upper end: 1, 2 or 5 with noughts, none below the largest that is shown
 * @param floor where its lower end is, from above
 * @param height how high it is
 */
record Scale(long top, int floor, int height) {

    /** The one on which all of these numbers fit. */
    static Scale of(LongStream numbers, int floor, int height) {
        long most = Math.max(1, numbers.max().orElse(1));
        long power = 1;
        while (power * 10 <= most && power <= Long.MAX_VALUE / 100) {
            power *= 10;
        }
        long unit = power;
        long top = LongStream.of(1, 2, 5, 10)
                .map(times -> times * unit)
                .filter(end -> end >= most)
                .findFirst()
                .orElse(most);
        return new Scale(top, floor, height);
    }

    /** How high a number stands; what is there at all is seen. */
    String height(long number) {
        return number == 0 ? "" : plain(Math.max(1, exact(number)));
    }

    /** Where a number's shape begins, from above. */
    String begin(long number) {
        return number == 0 ? "" : plain(floor - Math.max(1, exact(number)));
    }

    private double exact(long number) {
        return (double) number * height / top;
    }

    /** The lines of its upper end, its middle where that is a number, and its lower end. */
    List<ChartLine> lines() {
        Stream<Long> middle = top % 2 == 0 ? Stream.of(top / 2) : Stream.empty();
        return Stream.concat(Stream.concat(Stream.of(top), middle), Stream.of(0L))
                .map(value -> new ChartLine(
                        plain(floor - exact(value)), plain(floor - exact(value) + 4), Numbers.grouped(value)))
                .toList();
    }

    /** A number as SVG has it, whatever the server's language. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
