package shequtong.residency.looks;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import shequtong.audit.Audit;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.identity.SignIn;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.organization.Areas;
import shequtong.organization.Duty;
import shequtong.residency.Concern;
import shequtong.residency.LookId;
import shequtong.residency.LookSettings;
import shequtong.residency.Looked;
import shequtong.residency.LookedOften;
import shequtong.residency.Looking;
import shequtong.residency.facts.IdNumber;
import shequtong.residency.looks.Files.File;

/**
 * One field of one person at a time: there is no way to see many at once, so nobody has to approve one (R108). The look
 * and the audit's entry are committed before anything is shown.
 */
@Service
@Transactional
class LookDesk {

    private final Files files;
    private final Looks looks;
    private final SignIn signIn;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<Concern> concerns;
    private final LookSettings settings;
    private final Often often;
    private final Areas areas;

    LookDesk(
            Files files,
            Looks looks,
            SignIn signIn,
            Audit audit,
            ApplicationEventPublisher events,
            ObjectProvider<Concern> concerns,
            LookSettings settings,
            Often often,
            Areas areas) {
        this.files = files;
        this.looks = looks;
        this.signIn = signIn;
        this.audit = audit;
        this.events = events;
        this.concerns = concerns;
        this.settings = settings;
        this.often = often;
        this.areas = areas;
    }

    /** What this desk may know that there is: its own people, or those of the street's whose matters it has in hand. */
    @Transactional(readOnly = true)
    public File file(Duty duty, PersonId person) {
        if (!Looking.reaches(duty)) throw new Forbidden("居民的完整资料由居村查看");
        var file = files.get(duty.area(), person);
        if (Looking.street(duty) && concerns.stream().noneMatch(it -> it.concerns(duty, person)))
            throw new Missing(person);
        return file;
    }

    /** @return what is behind the mask, to be shown once */
    String look(Duty duty, PersonId person, Field field, Reason reason, String words) {
        var file = file(duty, person);
        if (!Rights.may(duty, field))
            throw new Forbidden(field.label() + "不由" + duty.mandate().position().label() + "查看");
        if (person.equals(duty.person())) throw new Refused("这是您自己的资料，请在“我的”里看");
        var value = value(file, field);
        var look = looks.add(duty, file, field, reason, words);
        audit.record(duty.actor(), field.act(), person.subject(), "look=" + look.value() + " reason=" + reason.name());
        events.publishEvent(new Looked(file.community(), person, look));
        if (looks.today(duty.person()) == settings.often() + 1) alarm(file, look);
        return value;
    }

    private void alarm(File file, LookId look) {
        var street = areas.above(file.community());
        events.publishEvent(new LookedOften(street.id(), often.desk(street), look));
    }

    private String value(File file, Field field) {
        return switch (field) {
            case PHONE -> signIn.number(file.person()).map(Phone::digits).orElseThrow(() -> new Refused("没有登记手机号"));
            case ID_NUMBER -> files.card(file).map(IdNumber::text).orElseThrow(() -> new Refused("没有登记身份证号"));
            case DWELLING -> file.dwelling();
        };
    }
}
