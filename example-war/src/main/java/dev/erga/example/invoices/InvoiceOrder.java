package dev.erga.example.invoices;

import java.time.YearMonth;

/**
 * Asks for one invoice; the argument of its job.
 *
 * @param userId for whom
 * @param month for which month
 */
public record InvoiceOrder(long userId, YearMonth month) {}
