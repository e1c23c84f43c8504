package dev.erga.example.renewals;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** One more year that was paid; the database allows one for each user and first day. */
@Entity
@Table(name = "shop_renewal")
public class Renewal {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "shop_renewal_seq")
    @SequenceGenerator(name = "shop_renewal_seq", sequenceName = "shop_renewal_seq", allocationSize = 1)
    private long id;

    @Column(name = "user_id")
    private long userId;

    @Column(name = "first_day")
    private LocalDate firstDay = LocalDate.EPOCH;

    private BigDecimal amount = BigDecimal.ZERO;

    @Column(name = "paid_at")
    private Instant paidAt = Instant.EPOCH;

    /** For Jakarta Persistence. */
    protected Renewal() {}

    Renewal(RenewalOrder order, BigDecimal amount, Instant now) {
        this.userId = order.userId();
        this.firstDay = order.due();
        this.amount = amount;
        this.paidAt = now;
    }

    long id() {
        return id;
    }

    long userId() {
        return userId;
    }

    LocalDate firstDay() {
        return firstDay;
    }

    BigDecimal amount() {
        return amount;
    }

    Instant paidAt() {
        return paidAt;
    }
}
