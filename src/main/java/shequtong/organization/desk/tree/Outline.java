package shequtong.organization.desk.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tree beside a unit's page: opened as far as that unit, one level and one page of it at a time.
 *
 * @param rest how many more lie on this level, and where they are listed
 */
record Outline(
        Node node,
        List<Twig> twigs,
        List<Outline> branches,
        @Nullable Rest rest) {

    /** @param count people or communities, with their measure word */
    record Node(String path, String icon, String label, String count, boolean current) {}

    /** A body, which is nothing to be opened. */
    record Twig(String path, String icon, String label, String count, boolean current) {}

    record Rest(String path, int count) {}

    static Outline leaf(Node node) {
        return new Outline(node, List.of(), List.of(), null);
    }

    boolean open() {
        return !branches.isEmpty() || !twigs.isEmpty();
    }
}
