package shequtong.residency.joining;

import java.util.List;
import shequtong.web.Html;

/** What comes out of the printer: one poster, or one for each 小区, each on a sheet of its own. */
record PosterPage(String path, List<Poster> posters) implements Html {

    String title() {
        return posters.size() == 1 ? "加入 " + posters.getFirst().estate() : "小区二维码海报";
    }
}
