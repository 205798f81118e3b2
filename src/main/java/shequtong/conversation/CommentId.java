package shequtong.conversation;

import shequtong.kernel.Subject;

record CommentId(long value) {

    static final String KIND = "conversation.comment";

    /** Lets Spring bind a path variable. */
    public static CommentId valueOf(String text) {
        return new CommentId(Long.parseLong(text));
    }

    Subject subject() {
        return new Subject(KIND, value);
    }
}
