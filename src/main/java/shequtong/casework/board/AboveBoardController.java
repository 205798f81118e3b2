package shequtong.casework.board;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.Areas;
import shequtong.organization.Here;

/** The board of the 街镇 and of the district, for the residents of each of their communities (S111). */
@Controller
class AboveBoardController {

    private final Above above;
    private final Areas areas;

    AboveBoardController(Above above, Areas areas) {
        this.above = above;
        this.areas = areas;
    }

    @GetMapping("/c/{code}/board/street")
    AboveBoardPage street(Here here, @RequestParam(defaultValue = "") String after) {
        return page(here, areas.above(here.community().id()), "/board/street", after);
    }

    @GetMapping("/c/{code}/board/district")
    AboveBoardPage district(Here here, @RequestParam(defaultValue = "") String after) {
        var street = areas.above(here.community().id());
        return page(here, areas.above(street.id()), "/board/district", after);
    }

    private AboveBoardPage page(Here here, Area area, String path, String after) {
        var found = above.parts(area, after);
        var shown = found.subList(0, Math.min(found.size(), Slice.SIZE));
        return new AboveBoardPage(
                here.path(path),
                here.path("/board"),
                path.endsWith("district") ? null : here.path("/board/district"),
                area.label(),
                above.figures(area),
                shown,
                found.size() > Slice.SIZE ? shown.getLast().code() : null);
    }
}
