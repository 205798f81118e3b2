package shequtong.identity;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** How whoever is there has proved who they are. A desk opens to {@link #STAFF} only (threat 8). */
public enum Proof implements GrantedAuthority {
    /** A code that was sent to their number: enough for a resident. */
    CODE,
    /** Password and authenticator, but the password is older than it may be: it has to be changed first (R105). */
    RENEW,
    /** Password and authenticator. */
    STAFF;

    /** Whether the session that asks was proved by both factors. */
    public static boolean staff() {
        return is(STAFF);
    }

    /** Whether it may only change the password. */
    public static boolean mustRenew() {
        return is(RENEW);
    }

    private static boolean is(Proof proof) {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getAuthorities().contains(proof);
    }

    @Override
    public String getAuthority() {
        return "PROOF_" + name();
    }
}
