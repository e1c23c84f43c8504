package dev.erga.common;

/** Breaks a rule: its package says nothing. */
public final class Anything {}
