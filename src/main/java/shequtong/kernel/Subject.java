package shequtong.kernel;

/** What a notice, a comment, a picture or an audit entry is about, for modules that do not know the boards. */
public record Subject(String kind, long id) {}
