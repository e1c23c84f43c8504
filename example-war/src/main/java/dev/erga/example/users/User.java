package dev.erga.example.users;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
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

    /** For Jakarta Persistence. */
    protected User() {}

    private User(Person person, Instant now) {
        this.email = person.email();
        this.name = person.name();
        this.activationCode = UUID.randomUUID().toString();
        this.signedUpAt = now;
    }

    /** Someone new, who must activate the account by the link in the welcome mail. */
    public static User signedUp(Person person, Instant now) {
        return new User(person, now);
    }

    /** A customer taken over from elsewhere, whose account is active at once. */
    public static User imported(Person person, Instant now) {
        User user = new User(person, now);
        user.activatedAt = now;
        return user;
    }

    public long id() {
        return id;
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

    /** Makes the account active; the first time counts. */
    public void activate(Instant now) {
        if (activatedAt == null) {
            activatedAt = now;
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

    /** Takes over the name that a later import brought. */
    public void rename(String newName) {
        name = newName;
    }
}
