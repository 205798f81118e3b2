package shequtong.casework.lists;

import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.casework.Visibility;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Subject;
import shequtong.organization.Duty;
import shequtong.residency.IdentityView;
import shequtong.web.Cells;

/**
 * Puts a list together to be taken along; who took how much is entered before any of it leaves. What was told to the
 * committee alone stays in the house.
 */
@Service
@Transactional
class Taking {

    private final Finding finding;
    private final IdentityView identities;
    private final Audit audit;
    private final Clock clock;

    Taking(Finding finding, IdentityView identities, Audit audit, Clock clock) {
        this.finding = finding;
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
    }

    Book take(Duty duty, Filter filter) {
        if (!Book.may(duty)) throw new Forbidden("名单由书记和两委委员导出");
        var now = clock.instant();
        var found = finding.first(duty, filter, Book.MOST + 1);
        var rows = found.stream()
                .limit(Book.MOST)
                .filter(it -> it.visibility() != Visibility.COMMITTEE)
                .toList();
        var me = QueuePage.official(duty.mandate().id());
        var officials = Stream.concat(
                        Stream.of(me),
                        rows.stream()
                                .map(it -> it.held(now))
                                .filter(Objects::nonNull)
                                .map(QueuePage::official))
                .distinct()
                .toList();
        var shown = identities.of(duty, duty.area().id(), officials);
        audit.record(
                duty.actor(),
                "casework.export",
                new Subject("organization.area", duty.area().id()),
                "rows=" + rows.size());
        var mark = "%s（%s）%s导出，共%d件（只给居委会的不在内）%s。内部资料，请勿外传"
                .formatted(
                        shown.apply(me).text(),
                        duty.mandate().position().label(),
                        Cells.at(now),
                        rows.size(),
                        found.size() > Book.MOST ? "，只含前500件，请把条件收窄再导出其余的" : "");
        return new Book(rows, shown, now, mark);
    }
}
