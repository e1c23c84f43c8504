package dev.erga.benchmarks.wildfly;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Knows the one who looks at the dashboard: the name, the password and the role are one word. */
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "benchmarks")
public class Viewer implements IdentityStore {

    /** All three. */
    public static final String ROLE = "viewer";

    /** Called by the container through its parent's {@code validate}. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return credential.compareTo(ROLE, ROLE)
                ? new CredentialValidationResult(ROLE, Set.of(ROLE))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
