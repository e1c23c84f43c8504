package dev.erga.benchmarks.contender;

import dev.erga.benchmarks.measure.Contender;
import dev.erga.benchmarks.measure.Desk;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The process of one contender: orders come in and answers go out, a line each, until its input ends. */
public final class Booth {

    private Booth() {}

    /**
     * Serves one contender.
     *
     * @param arguments the {@link Entry}'s name, and the address of its database
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        // Whatever a library prints must not be taken for an answer.
        System.setOut(System.err);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Contender contender = Entry.valueOf(arguments[0]).open(arguments[1])) {
            Desk desk = new Desk(contender, Thread::new);
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                answers.println(desk.answer(order));
                answers.flush();
            }
        }
        Runtime.getRuntime().exit(0);
    }
}
