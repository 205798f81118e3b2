package shequtong.residency.naming;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Sealed;
import shequtong.organization.Here;
import shequtong.residency.IdentityView;
import shequtong.residency.NameForm;
import shequtong.residency.facts.FullName;

/** Under which name each resident is shown, and under which before. */
@Repository
class Names {

    private final JdbcClient db;
    private final Sealed sealed;
    private final Clock clock;

    Names(JdbcClient db, Sealed sealed, Clock clock) {
        this.db = db;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * @param called what stands in the register: never the full name, which is opened when it is shown
     * @param formal surname and 女士 or 先生
     * @param full as on the card, opened for the person themselves; empty for whoever was registered without one
     */
    record Name(NameForm form, String called, String formal, String surname, String full) {

        String titled(String title) {
            return full.isEmpty() ? surname + title : FullName.of(full).titled(title);
        }
    }

    Name of(Here here) {
        return db.sql("""
                select member.form, member.called, coalesce(member.formal, member.called) as formal, member.surname,
                       proof.full_name
                from residency.member
                left join residency.identity proof using (person)
                where member.community = :community and member.person = :person and member.until is null
                """)
                .param("community", here.community().id())
                .param("person", here.person().value())
                .query((row, _) -> {
                    var name = row.getBytes("full_name");
                    return new Name(
                            NameForm.valueOf(row.getString("form")),
                            row.getString("called"),
                            row.getString("formal"),
                            row.getString("surname"),
                            name == null ? "" : sealed.open(name, IdentityView.place(here.person())));
                })
                .optional()
                .orElseThrow(() -> new Missing(here.person()));
    }

    /** Names of one community are changed one after the other: two who want the same do not both get it. */
    void line(Here here) {
        Objects.requireNonNull(db.sql("""
                select pg_advisory_xact_lock(hashtextextended('residency.name', :community))
                """)
                .param("community", here.community().id())
                .query((_, _) -> true)
                .single());
    }

    /** Whether somebody else here is called so, whatever form their name has. */
    boolean taken(Here here, String called) {
        return db.sql("""
                select exists (
                    select from residency.member
                    where community = :community and person <> :person and until is null
                      and (lower(called) = lower(:called) or lower(formal) = lower(:called)))
                """)
                .param("community", here.community().id())
                .param("person", here.person().value())
                .param("called", called)
                .query(Boolean.class)
                .single();
    }

    void change(Here here, NameForm form, String called) {
        var now = OffsetDateTime.now(clock);
        db.sql("""
                insert into residency.name_change (community, person, number, form, called, until)
                select community, person,
                       (select count(*) + 1 from residency.name_change before
                        where before.community = member.community and before.person = member.person),
                       form, called, :now
                from residency.member
                where community = :community and person = :person and until is null
                """)
                .param("now", now)
                .param("community", here.community().id())
                .param("person", here.person().value())
                .update();
        Refused.unlessChanged(db.sql("""
                update residency.member
                set form = :form, called = :called, formal = coalesce(formal, called), named_at = :now
                where community = :community and person = :person and until is null
                """)
                .param("form", form.name())
                .param("called", called)
                .param("now", now)
                .param("community", here.community().id())
                .param("person", here.person().value())
                .update());
    }
}
