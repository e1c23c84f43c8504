package dev.erga.example.search;

import dev.erga.example.users.User;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;

/** What can be found of one user. */
@Entity
@Table(name = "shop_search_entry")
public class SearchEntry {

    @Id
    @Column(name = "user_id")
    private long userId;

    private String words = "";

    /** For Jakarta Persistence. */
    protected SearchEntry() {}

    SearchEntry(User user) {
        this.userId = user.id();
        this.words = (user.name() + " " + user.email()).toLowerCase(Locale.ROOT);
    }

    long userId() {
        return userId;
    }

    String words() {
        return words;
    }
}
