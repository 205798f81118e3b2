package shequtong.casework;

import java.util.List;

/**
 * What whoever raises a matter is asked to write of it.
 *
 * @param category a minor's code, its major's part before the dash, or empty for any
 */
public record Prompt(String category, List<String> questions) {

    /** Whether it is about this category, itself or by its major; the empty one is about all. */
    public boolean fits(String code) {
        return category.isEmpty() || category.equals(code) || code.startsWith(category + "-");
    }
}
