package dev.erga.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one place that asks the machine for the time; everything else has it injected. */
@ApplicationScoped
class ShopClock {

    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
