package dev.erga.example;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Someone who signed up. */
@Entity
@Table(name = "shop_user")
public class User {
    @Id
    @GeneratedValue
    private long id;

    private String email = "";
    private String name = "";

    /** For JPA. */
    protected User() {}

    User(String email, String name) {
        this.email = email;
        this.name = name;
    }

    long id() {
        return id;
    }

    String email() {
        return email;
    }

    String name() {
        return name;
    }
}
