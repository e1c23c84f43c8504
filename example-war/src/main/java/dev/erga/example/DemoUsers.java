package dev.erga.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Map;
import java.util.Set;

/** The demo's three people, one for each role; a password is the name itself, so never take this to production. */
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "shop")
public class DemoUsers implements IdentityStore {
    private static final Map<String, String> ROLES = Map.of("ada", "admin", "olga", "operator", "vic", "viewer");

    /** Called by the container through its parent's {@code validate}. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        String name = credential.getCaller();
        String role = ROLES.get(name);
        if (role == null || !credential.compareTo(name, name)) {
            return CredentialValidationResult.INVALID_RESULT;
        }
        return new CredentialValidationResult(name, Set.of(role));
    }
}
