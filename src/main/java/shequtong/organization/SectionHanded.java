package shequtong.organization;

/** A section is somebody else's from now on. Told in the same transaction, so that what waits in it goes along. */
public record SectionHanded(long community, String kind, long from, long to) {}
