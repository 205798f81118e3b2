package shequtong.accounts;

import shequtong.organization.Area;
import shequtong.organization.Duty;
import shequtong.organization.Position;

/**
 * What each desk may do with accounts (matrix, “kill sessions / lock account” and “appoint accounts”): the security
 * administrator everything in the district, the district's office new links, a 书记 those of the own 社工.
 */
final class May {

    private May() {}

    static boolean see(Duty duty) {
        return shut(duty) || invite(duty);
    }

    /** End sessions, shut and open again. */
    static boolean shut(Duty duty) {
        return is(duty, Position.SECURITY_ADMIN, Area.Kind.DISTRICT) || ofOwnWorkers(duty);
    }

    /** Give a new link to whoever lost the telephone or forgot the password. */
    static boolean invite(Duty duty) {
        return is(duty, Position.SECURITY_ADMIN, Area.Kind.DISTRICT)
                || is(duty, Position.DISTRICT_STAFF, Area.Kind.DISTRICT);
    }

    /** Whether a desk sees the 社工 of its community and nobody else. */
    static boolean ofOwnWorkers(Duty duty) {
        return is(duty, Position.PARTY_SECRETARY, Area.Kind.COMMUNITY);
    }

    private static boolean is(Duty duty, Position position, Area.Kind kind) {
        return duty.mandate().position() == position && duty.area().kind() == kind;
    }
}
