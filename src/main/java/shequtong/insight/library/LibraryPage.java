package shequtong.insight.library;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import shequtong.insight.library.Shelves.Line;
import shequtong.kernel.Slice;
import shequtong.web.Html;

/**
 * @param writes whether this desk may add one of its own
 * @param judges whether others wait here to be refined and published
 */
record LibraryPage(
        String path,
        Shelf shelf,
        boolean writes,
        boolean judges,
        List<String> majors,
        String major,
        String words,
        Slice<Line> rows)
        implements Html {

    enum Shelf {
        PUBLISHED("正在推广"),
        OWN("我们写的"),
        WAITING("等着提炼");

        private final String label;

        Shelf(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    List<Shelf> shelves() {
        if (writes) return List.of(Shelf.PUBLISHED, Shelf.OWN);
        return judges ? List.of(Shelf.PUBLISHED, Shelf.WAITING) : List.of(Shelf.PUBLISHED);
    }

    boolean narrowed() {
        return !major.isEmpty() || !words.isEmpty();
    }

    static String label(String state) {
        return switch (state) {
            case "SUBMITTED" -> "等着提炼";
            case "RETURNED" -> "请补充";
            case "PUBLISHED" -> "正在推广";
            default -> "不再推广";
        };
    }

    static String style(String state) {
        return switch (state) {
            case "SUBMITTED" -> "is-doing";
            case "RETURNED" -> "is-late";
            case "PUBLISHED" -> "is-done";
            default -> "is-closed";
        };
    }

    String next() {
        return path + "?shelf=" + shelf + "&major=" + encoded(major) + "&q=" + encoded(words) + "&after=" + rows.next();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
