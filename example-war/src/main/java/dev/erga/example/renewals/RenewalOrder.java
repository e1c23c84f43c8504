package dev.erga.example.renewals;

import java.time.LocalDate;

/**
 * Asks for one renewal; the argument of its job.
 *
 * @param userId whose membership
 * @param due the day it is paid until, from which the new year counts
 */
public record RenewalOrder(long userId, LocalDate due) {}
