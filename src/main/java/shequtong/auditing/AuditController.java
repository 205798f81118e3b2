package shequtong.auditing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import shequtong.audit.Watch;
import shequtong.identity.PersonId;
import shequtong.kernel.Cursor;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.residency.FrequentLooks;
import shequtong.residency.IdentityView;
import shequtong.web.Answer;
import shequtong.web.Cells;
import shequtong.web.Moments;
import shequtong.web.Place;

/** For auditors all of it, for security administrators what is about rights (R106). Nobody else reads it. */
@Controller
@RequestMapping("/d/{area}" + AuditController.PATH)
class AuditController {

    static final String PATH = "/audit";

    private final Trail trail;
    private final IdentityView names;
    private final FrequentLooks frequent;
    private final Reading reading;
    private final Watch watch;
    private final Clock clock;

    AuditController(
            Trail trail, IdentityView names, FrequentLooks frequent, Reading reading, Watch watch, Clock clock) {
        this.trail = trail;
        this.names = names;
        this.frequent = frequent;
        this.reading = reading;
        this.watch = watch;
        this.clock = clock;
    }

    @Bean
    static Place auditPlace() {
        return Place.desk(
                90, "审计", PATH, "history", "审计记录", Set.of(Position.AUDIT_ADMIN.name(), Position.SECURITY_ADMIN.name()));
    }

    @GetMapping
    AuditPage list(Duty duty, HttpServletRequest request, @RequestParam Optional<Cursor> after) {
        var administration = administration(duty);
        var filter = filter(request);
        watch.seen(duty.actor(), "audit.read", about(duty, filter));
        var rows = trail.page(filter, administration, after.orElse(Cursor.START));
        return new AuditPage(duty.path(PATH), administration, filter, rows.map(lines(rows.rows())));
    }

    @PostMapping("/export")
    Answer export(Duty duty, @RequestParam String format, HttpServletRequest request) {
        var administration = administration(duty);
        if (!Set.of("xlsx", "csv").contains(format)) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        var rows = trail.rows(filter(request), administration, Cursor.START, Sheet.MOST);
        reading.exported(duty, rows.size(), format);
        var sheet = new Sheet(rows.stream().map(lines(rows)).toList());
        return format.equals("csv")
                ? new Answer.Download("text/csv;charset=UTF-8", "审计记录.csv", sheet.csv())
                : new Answer.Download(Cells.XLSX, "审计记录.xlsx", sheet.excel());
    }

    private Filter filter(HttpServletRequest request) {
        return Filter.of(request.getParameterMap(), LocalDate.ofInstant(clock.instant(), Moments.SHANGHAI));
    }

    /** Whose acts were looked through, if it was somebody's. */
    private static Subject about(Duty duty, Filter filter) {
        var person = filter.person();
        return person == null ? Reading.area(duty) : new Subject("identity.person", person);
    }

    /** The names and the marks of all officials of a page at once. */
    private Function<Trail.Row, AuditPage.Line> lines(List<Trail.Row> rows) {
        var people = rows.stream()
                .filter(Trail.Row::official)
                .map(Trail.Row::person)
                .distinct()
                .toList();
        var officials = names.officers(people.stream().map(PersonId::new).toList());
        var often = frequent.among(people);
        return it -> AuditPage.Line.of(it, officials, often);
    }

    private static boolean administration(Duty duty) {
        return switch (duty.mandate().position()) {
            case AUDIT_ADMIN -> false;
            case SECURITY_ADMIN -> true;
            default -> throw new Forbidden("审计记录由审计员查看");
        };
    }
}
