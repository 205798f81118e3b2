package shequtong.casework.common;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.casework.common.ListPage.Tab;
import shequtong.organization.Duty;
import shequtong.web.Answer;
import shequtong.web.Cells;

/** Takes common problems along as a file. Each time is entered anew: what leaves twice stands in the audit twice. */
@Controller
@RequestMapping("/d/{area}/common")
class TakingController {

    private final Taking taking;

    TakingController(Taking taking) {
        this.taking = taking;
    }

    @PostMapping("/export")
    Answer list(
            Duty duty, @RequestParam(defaultValue = "OPEN") Tab tab, @RequestParam(defaultValue = "") String words) {
        var book = taking.list(duty, CommonController.shown(duty, tab), CommonController.cut(words));
        return new Answer.Stream("共性问题.xlsx", Cells.XLSX, book::write);
    }

    @PostMapping("/{id}/export")
    Answer one(Duty duty, @PathVariable CommonId id) {
        var book = taking.one(duty, id);
        return new Answer.Stream("共性问题明细.xlsx", Cells.XLSX, book::write);
    }
}
