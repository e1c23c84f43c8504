package dev.erga.example.shops;

import dev.erga.example.errors.Refusal;
import dev.erga.example.errors.ShopMessages;
import jakarta.ws.rs.core.Response.Status;

/**
 * One of the shops that share this application, and the tenant of its jobs.
 *
 * @param value 1 to 30 characters out of a-z, 0-9 and -
 */
public record ShopName(String value) {

    /** The header of a request that says for which shop it is. */
    public static final String HEADER = "Shop";

    /** The shop of a request that does not say so. */
    public static final String MAIN = "main";

    /** Refuses what cannot be the name of a shop with ERGA-0818. */
    public ShopName {
        if (!value.matches("[a-z0-9-]{1,30}")) {
            throw new Refusal(Status.BAD_REQUEST, ShopMessages.badShopName(value));
        }
    }

    /** The address that its reports go to. */
    public String owner() {
        return "owner@" + value + ".example.org";
    }
}
