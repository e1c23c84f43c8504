package dev.erga.benchmarks.report;

import dev.erga.benchmarks.measure.Measure;
import dev.erga.benchmarks.run.Figure;
import dev.erga.benchmarks.run.Participant;
import dev.erga.benchmarks.run.Result;
import java.util.Locale;

/** A bar for each contender, from nothing to its median, with a line from its least to its most; light or dark as asked. */
record Plot(Result result) {

    private static final int WIDTH = 760;
    private static final int LEFT = 190;
    private static final int RIGHT = 110;
    private static final int TOP = 44;
    private static final int ROW = 30;
    private static final int BAR = 14;
    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
            <title>%3$s</title>
            <style>
            .bg { fill: #fbfbf9 } .ink { fill: #1a1d1f } .soft { fill: #676c70 } .line { stroke: #e3e2db }
            .erga { fill: #5a978f } .plain { fill: #3d566e } .peer { fill: #86897f } .span { stroke: #1a1d1f }
            text { font: 13px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif } .head { font-weight: 600 }
            @media (prefers-color-scheme: dark) {
            .bg { fill: #101314 } .ink { fill: #e4e6e3 } .soft { fill: #8d9497 } .line { stroke: #272d30 }
            .erga { fill: #3f8580 } .plain { fill: #96b0c9 } .peer { fill: #737c80 } .span { stroke: #e4e6e3 } }
            </style>
            <rect class="bg" width="%1$d" height="%2$d"/>
            <text class="ink head" x="16" y="24">%3$s</text><text class="soft" x="%4$d" y="24" text-anchor="end">%5$s</text>
            """;

    String svg() {
        Measure measure = result.scenario().mainMeasure();
        int rows = result.rounds().size();
        int height = TOP + rows * ROW + 10;
        StringBuilder svg =
                new StringBuilder(text(HEAD, WIDTH, height, result.scenario().title(), WIDTH - 16, measure.unit()));
        double most = result.rounds().keySet().stream()
                .flatMap(participant -> result.figure(participant, measure).stream())
                .mapToDouble(Figure::most)
                .max()
                .orElse(1);
        int y = TOP;
        for (Participant participant : result.rounds().keySet()) {
            Figure figure = result.figure(participant, measure).orElseThrow();
            svg.append(row(participant, figure, y, (WIDTH - LEFT - RIGHT) / most));
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private static String row(Participant participant, Figure figure, int y, double scale) {
        int middle = y + ROW / 2;
        double end = LEFT + figure.median() * scale;
        return text("<line class=\"line\" x1=\"16\" x2=\"%d\" y1=\"%2$d\" y2=\"%2$d\"/>%n", WIDTH - 16, y)
                + text("<text class=\"ink\" x=\"16\" y=\"%d\">%s</text>%n", middle + 5, participant.title())
                + text(
                        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
                        colour(participant), LEFT, middle - BAR / 2, Math.max(1, end - LEFT), BAR)
                + text(
                        "<line class=\"span\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%3$d\" y2=\"%3$d\"/>%n",
                        LEFT + figure.least() * scale, LEFT + figure.most() * scale, middle)
                + text(
                        "<text class=\"ink\" x=\"%.1f\" y=\"%d\">%s</text>%n",
                        Math.max(end, LEFT + figure.most() * scale) + 8, middle + 5, Numbers.of(figure.median()));
    }

    private static String colour(Participant participant) {
        return switch (participant) {
            case ERGA, ERGA_IN_WILDFLY, ERGA_H2 -> "erga";
            case PLAIN, PLAIN_H2 -> "plain";
            default -> "peer";
        };
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
