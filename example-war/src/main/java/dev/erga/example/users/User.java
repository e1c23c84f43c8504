package dev.erga.example.users;

import dev.erga.example.shops.ShopName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Someone who signed up, or a customer who was imported. */
@Entity
@Table(name = "shop_user")
public class User {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "shop_user_seq")
    @SequenceGenerator(name = "shop_user_seq", sequenceName = "shop_user_seq", allocationSize = 1)
    private long id;

    private String shop = "";
    private String email = "";
    private String name = "";

    @Column(name = "activation_code")
    private String activationCode = "";

    @Column(name = "signed_up_at")
    private Instant signedUpAt = Instant.EPOCH;

    @Column(name = "activated_at")
    private @Nullable Instant activatedAt;

    @Column(name = "welcomed_at")
    private @Nullable Instant welcomedAt;

    @Column(name = "reminded_at")
    private @Nullable Instant remindedAt;

    private @Nullable String coupon;

    @Column(name = "card_end")
    private @Nullable String cardEnd;

    @Column(name = "paid_until")
    private @Nullable LocalDate paidUntil;

    /** For Jakarta Persistence. */
    protected User() {}

    private User(Person person, ShopName shop, Instant now) {
        this.shop = shop.value();
        this.email = person.email();
        this.name = person.name();
        this.activationCode = UUID.randomUUID().toString();
        this.signedUpAt = now;
    }

    /** Someone new, who must activate the account by the link in the welcome mail. */
    public static User signedUp(Person person, ShopName shop, Instant now) {
        return new User(person, shop, now);
    }

    /** A customer taken over from elsewhere, whose account is active at once. */
    public static User imported(Person person, ShopName shop, Instant now) {
        User user = new User(person, shop, now);
        user.activate(now);
        return user;
    }

    public long id() {
        return id;
    }

    public ShopName shop() {
        return new ShopName(shop);
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public String activationCode() {
        return activationCode;
    }

    public Instant signedUpAt() {
        return signedUpAt;
    }

    public Optional<Instant> activatedAt() {
        return Optional.ofNullable(activatedAt);
    }

    public Optional<Instant> welcomedAt() {
        return Optional.ofNullable(welcomedAt);
    }

    public Optional<Instant> remindedAt() {
        return Optional.ofNullable(remindedAt);
    }

    /** The coupon that was given to thank for signing up. */
    public Optional<String> coupon() {
        return Optional.ofNullable(coupon);
    }

    /** The last four digits of the card that pays, which is all the shop keeps of it. */
    public Optional<String> cardEnd() {
        return Optional.ofNullable(cardEnd);
    }

    /** The day on which a new year has to be paid; none before the account is active. */
    public Optional<LocalDate> paidUntil() {
        return Optional.ofNullable(paidUntil);
    }

    /** Makes the account active, with a first year that is free; the first time counts. */
    public void activate(Instant now) {
        if (activatedAt == null) {
            activatedAt = now;
            paidUntil = LocalDate.ofInstant(now, ZoneOffset.UTC).plusYears(1);
        }
    }

    /** Notes that the welcome mail was sent. */
    public void welcomed(Instant now) {
        welcomedAt = now;
    }

    /** Notes that the reminder was sent. */
    public void reminded(Instant now) {
        remindedAt = now;
    }

    /** Notes which coupon was given. */
    public void thanked(String code) {
        coupon = code;
    }

    /** Notes with which card the user pays from now on. */
    public void paysWith(String lastFourDigits) {
        cardEnd = lastFourDigits;
    }

    /** Notes that a year was paid. */
    public void paid(LocalDate until) {
        paidUntil = until;
    }

    /** Takes over the name that a later import brought. */
    public void rename(String newName) {
        name = newName;
    }
}
