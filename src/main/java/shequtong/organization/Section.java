package shequtong.organization;

import java.util.Set;

/**
 * That the pages of a section exist: made known as a bean by the module that has them. What is only in the registry, and
 * has no such bean, is offered nowhere.
 *
 * @param kind as in the registry, organization.section
 * @param path where it begins in every community; what lies below it belongs to it
 * @param further other paths that are closed together with it
 * @param about the kinds of subjects it has, so that comments, pictures and notices about them go with it
 */
public record Section(String kind, String path, String icon, Set<String> further, Set<String> about) {

    /** 身边事: the one whose cases have a first clock. */
    public static final String STORIES = "STORIES";

    public Section(String kind, String path, String icon) {
        this(kind, path, icon, Set.of(), Set.of());
    }

    boolean has(String within) {
        return lies(within, path) || further.stream().anyMatch(it -> lies(within, it));
    }

    private static boolean lies(String within, String path) {
        return within.equals(path) || within.startsWith(path + "/");
    }
}
