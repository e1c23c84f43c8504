package dev.erga.example.invoices;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;

/** What one user owes for one month; the database allows one for each user and month. */
@Entity
@Table(name = "shop_invoice")
public class Invoice {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "shop_invoice_seq")
    @SequenceGenerator(name = "shop_invoice_seq", sequenceName = "shop_invoice_seq", allocationSize = 1)
    private long id;

    @Column(name = "user_id")
    private long userId;

    @Column(name = "for_month")
    private String forMonth = "";

    private BigDecimal amount = BigDecimal.ZERO;

    @Column(name = "written_at")
    private Instant writtenAt = Instant.EPOCH;

    /** For Jakarta Persistence. */
    protected Invoice() {}

    Invoice(InvoiceOrder order, BigDecimal amount, Instant now) {
        this.userId = order.userId();
        this.forMonth = order.month().toString();
        this.amount = amount;
        this.writtenAt = now;
    }

    long id() {
        return id;
    }

    long userId() {
        return userId;
    }

    String month() {
        return forMonth;
    }

    BigDecimal amount() {
        return amount;
    }

    Instant writtenAt() {
        return writtenAt;
    }
}
