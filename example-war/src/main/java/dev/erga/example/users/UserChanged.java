package dev.erga.example.users;

/** Told as a CDI event, in the transaction that makes the change: users came, or are called otherwise. */
public record UserChanged() {}
