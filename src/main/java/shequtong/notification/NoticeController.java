package shequtong.notification;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Cursor;
import shequtong.organization.Duty;
import shequtong.organization.EvenAtRest;
import shequtong.organization.Section;
import shequtong.organization.Viewer;
import shequtong.web.Answer;
import shequtong.web.Once;
import shequtong.web.Place;

@Controller
class NoticeController {

    private static final String PATH = "/notices";

    private final Notices notices;
    private final Once once;

    NoticeController(Notices notices, Once once) {
        this.notices = notices;
        this.once = once;
    }

    @Bean
    static Place noticesAtTheDesk() {
        return Place.desk(50, "工作", PATH, "bell", "通知", Set.of());
    }

    @Bean
    static Section noticesSection() {
        return new Section("NOTICES", PATH, "bell");
    }

    @GetMapping({"/c/{code}" + PATH, "/d/{area}" + PATH})
    NoticesPage list(Viewer viewer, @RequestParam Optional<Cursor> after) {
        return new NoticesPage(
                viewer.path(PATH), viewer instanceof Duty, notices.recent(viewer, after.orElse(Cursor.START)));
    }

    @EvenAtRest
    @PostMapping({"/c/{code}" + PATH + "/read", "/d/{area}" + PATH + "/read"})
    Answer read(Viewer viewer, @RequestParam UUID once) {
        this.once.run(once, () -> notices.read(viewer));
        return new Answer.Redirect(viewer.path(PATH));
    }
}
