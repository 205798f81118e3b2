package shequtong.organization.desk.tree;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shequtong.organization.Area;
import shequtong.organization.CommunitySearch;
import shequtong.organization.CommunityType;
import shequtong.organization.desk.Tab;
import shequtong.residency.Shown;
import shequtong.web.Html;

/**
 * The communities that were looked for.
 *
 * @param streets to choose from; none at a street's own desk
 * @param marked whether rows can be marked, to ask for the right to look into them
 * @param vacancies communities without a 书记, in all of the desk's area (R9)
 * @param next the code the next page begins after
 */
record FindPage(
        String path,
        List<Tab> tabs,
        Outline outline,
        CommunitySearch.Question question,
        List<Tree.Child> streets,
        boolean marked,
        int vacancies,
        List<Row> rows,
        @Nullable String next)
        implements Html {

    record Row(
            String path,
            String code,
            String label,
            String above,
            boolean village,
            String type,
            @Nullable Shown secretary,
            int people) {}

    CommunityType[] types() {
        return CommunityType.values();
    }

    Area.Sort[] sorts() {
        return new Area.Sort[] {Area.Sort.RESIDENTIAL, Area.Sort.VILLAGE};
    }

    String more() {
        return path + "?q=" + encoded(question.q()) + "&street=" + encoded(question.street()) + "&sort="
                + encoded(question.sort()) + "&type=" + encoded(question.type()) + "&lack=" + encoded(question.lack())
                + "&after=" + encoded(String.valueOf(next));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
