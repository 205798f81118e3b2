package shequtong.organization;

import java.util.List;

/**
 * Answered by every module that gives officials something to answer for: what lies in the hands of one who goes, and how
 * it gets into the hands of the one who comes (B19). A bean per kind of thing.
 */
public interface Hands {

    /** One line per kind, also when there is nothing of it: the successor reads that it was looked for. */
    List<Held> held(Mandate mandate, Area area);

    /**
     * Within the transaction in which the mandate changes. What is the body's and not the official's stays where it is.
     *
     * @param to the mandate that takes over
     * @return how many things changed hands
     */
    default int pass(Mandate from, Mandate to, Area area) {
        return 0;
    }

    /**
     * @param what 在办的身边事, with its measure word in {@code unit}
     * @param path within the desk of that area, where these are listed
     */
    record Held(String what, int count, String unit, String path) {}
}
