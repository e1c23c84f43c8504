package dev.erga.it.everywhere;

import jakarta.ejb.Stateless;

/** An EJB that another one needs. */
@Stateless
public class Vault {
    public void close() {}
}
