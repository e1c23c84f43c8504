package dev.erga.it.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;

/** The browser asks for a name. */
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "host")
public class AsksByHeader {}
