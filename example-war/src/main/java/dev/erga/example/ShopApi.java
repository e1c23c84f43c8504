package dev.erga.example;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Puts the shop's resources under {@code /example/api}. */
@ApplicationPath("api")
public class ShopApi extends Application {}
