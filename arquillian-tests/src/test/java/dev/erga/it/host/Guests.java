package dev.erga.it.host;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Two people whose passwords are their names: vic may look, ann may nothing. */
@ApplicationScoped
@DeclareRoles("viewer")
public class Guests implements IdentityStore {

    /** Called by the container through its parent's {@code validate}. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        if (credential.compareTo("vic", "vic")) {
            return new CredentialValidationResult("vic", Set.of("viewer"));
        }
        return credential.compareTo("ann", "ann")
                ? new CredentialValidationResult("ann", Set.of())
                : CredentialValidationResult.INVALID_RESULT;
    }
}
