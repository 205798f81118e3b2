package shequtong.casework.lists;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;
import shequtong.web.Answer;
import shequtong.web.Cells;
import shequtong.web.Once;

/** Keeps a filter under a name, and takes a list along. */
@Controller
@RequestMapping("/d/{area}/cases")
class KeepingController {

    private final Views views;
    private final Taking taking;
    private final Once once;

    KeepingController(Views views, Taking taking, Once once) {
        this.views = views;
        this.taking = taking;
        this.once = once;
    }

    @PostMapping("/views")
    Answer keep(Duty duty, HttpServletRequest request, @RequestParam String name, @RequestParam UUID once) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        var called = name.strip();
        if (called.isEmpty() || called.length() > Views.NAME) throw new Refused("请给这个筛选起个名字，1到20个字");
        var filter = Filter.of(request.getParameterMap());
        if (filter.personal()) throw new Refused("手机号不能存在筛选里");
        this.once.run(once, () -> views.keep(duty, called, filter));
        return new Answer.Redirect(duty.path(QueueController.PATH + "?" + filter.query()));
    }

    @DeleteMapping("/views/{id}")
    Answer drop(Duty duty, @PathVariable long id, @RequestParam UUID once) {
        duty.must(Work.COMMUNITY, Work.COORDINATING);
        this.once.run(once, () -> {
            if (!views.drop(duty, id)) throw new Missing("view " + id);
        });
        return new Answer.Redirect(duty.path(QueueController.PATH));
    }

    @PostMapping("/export")
    Answer export(Duty duty, HttpServletRequest request) {
        var book = taking.take(duty, Filter.of(request.getParameterMap()));
        return new Answer.Stream("身边事.xlsx", Cells.XLSX, book::write);
    }
}
