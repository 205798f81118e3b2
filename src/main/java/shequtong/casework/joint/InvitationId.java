package shequtong.casework.joint;

import shequtong.kernel.Subject;

record InvitationId(long value) {

    static final String KIND = "casework.invitation";

    /** Lets Spring bind a path variable. */
    public static InvitationId valueOf(String text) {
        return new InvitationId(Long.parseLong(text));
    }

    Subject subject() {
        return new Subject(KIND, value);
    }
}
