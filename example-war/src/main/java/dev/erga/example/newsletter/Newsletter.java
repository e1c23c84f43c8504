package dev.erga.example.newsletter;

import dev.erga.example.shops.ShopName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A letter that became one job for each reader. */
@Entity
@Table(name = "shop_newsletter")
public class Newsletter {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "shop_newsletter_seq")
    @SequenceGenerator(name = "shop_newsletter_seq", sequenceName = "shop_newsletter_seq", allocationSize = 1)
    private long id;

    private String shop = "";
    private String subject = "";
    private String body = "";
    private long copies;

    @Column(name = "written_at")
    private Instant writtenAt = Instant.EPOCH;

    /** For Jakarta Persistence. */
    protected Newsletter() {}

    Newsletter(ShopName shop, Letter letter, Instant now) {
        this.shop = shop.value();
        this.subject = letter.subject();
        this.body = letter.text();
        this.writtenAt = now;
    }

    long id() {
        return id;
    }

    String shop() {
        return shop;
    }

    String subject() {
        return subject;
    }

    String body() {
        return body;
    }

    long copies() {
        return copies;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    /** The word by which its jobs can be found. */
    String label() {
        return "newsletter-" + id;
    }

    void becameCopies(long number) {
        copies = number;
    }
}
