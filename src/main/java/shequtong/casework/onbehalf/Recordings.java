package shequtong.casework.onbehalf;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.file.Standings;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.kernel.Missing;
import shequtong.kernel.Refused;
import shequtong.kernel.Sealed;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Sight;
import shequtong.organization.Viewer;

/** Who rang or came, sealed, and whose it became. */
@Repository
class Recordings implements Sight {

    private static final String PHONE = "casework.recorded.phone";

    private final JdbcClient db;
    private final Sealed sealed;

    Recordings(JdbcClient db, Sealed sealed) {
        this.db = db;
        this.sealed = sealed;
    }

    /** For so long after the end somebody may still have to ring back. */
    private static final Duration AFTER = Duration.ofDays(7);

    /**
     * As they said they are called, and the number they left.
     *
     * @param member who lives here with that number
     */
    record Caller(
            String words, @Nullable Phone phone, @Nullable PersonId member) {}

    /** Whether there is still something to ring back about. */
    static boolean reachable(@Nullable Instant closed, Instant now) {
        return closed == null || now.isBefore(closed.plus(AFTER));
    }

    /** Something written down for the asker, which they have not said anything to yet. */
    record Offered(CaseId id, String title, String words, Instant at, long mandate) {}

    void add(Duty duty, CaseId id, Caller caller, Instant now) {
        var phone = caller.phone();
        var member = caller.member();
        db.sql("""
                insert into casework.recorded
                    (community, case_id, mandate, at, member, called, phone, phone_index)
                values (:community, :id, :mandate, :now, :member, :called, :phone, :index)
                """)
                .param("community", duty.area().id())
                .param("id", id.value())
                .param("mandate", duty.mandate().id())
                .param("now", now.atOffset(UTC))
                .param("member", member == null ? null : member.value())
                .param("called", sealed.seal(caller.words(), place("called", id)))
                .param("phone", phone == null ? null : sealed.seal(phone.digits(), place("phone", id)))
                .param("index", phone == null ? null : sealed.index(PHONE, phone.digits()))
                .update();
    }

    private static String place(String column, CaseId id) {
        return "casework.recorded." + column + "." + id.value();
    }

    /** @throws Missing where nobody rang, whoever did speaks for themselves by now, or it is long over */
    Caller caller(Duty duty, CaseId id, Instant now) {
        return db.sql("""
                select recorded.called, recorded.phone, recorded.member
                from casework.recorded
                join casework.case_file file on file.community = recorded.community and file.id = recorded.case_id
                where recorded.community = :community and recorded.case_id = :id and recorded.taken_at is null
                  and (file.closed_at is null or file.closed_at > :since)
                """)
                .param("since", now.minus(AFTER).atOffset(UTC))
                .param("community", duty.area().id())
                .param("id", id.value())
                .query((row, _) -> {
                    var phone = row.getBytes("phone");
                    var member = row.getLong("member");
                    return new Caller(
                            sealed.open(row.getBytes("called"), place("called", id)),
                            phone == null ? null : new Phone(sealed.open(phone, place("phone", id))),
                            member == 0 ? null : new PersonId(member));
                })
                .optional()
                .orElseThrow(() -> new Missing(id));
    }

    List<Offered> offered(Here here) {
        return db.sql("""
                select recorded.case_id, file.title, file.words, recorded.at, recorded.mandate
                from casework.recorded
                join casework.case_file file on file.community = recorded.community and file.id = recorded.case_id
                where recorded.community = :community and recorded.member = :me
                  and recorded.taken_at is null and recorded.refused_at is null
                order by recorded.at desc, recorded.case_id desc
                limit 20
                """)
                .param("community", here.community().id())
                .param("me", here.person().value())
                .query((row, _) -> new Offered(
                        new CaseId(row.getLong("case_id")),
                        row.getString("title"),
                        row.getString("words"),
                        Standings.instant(row, "at"),
                        row.getLong("mandate")))
                .list();
    }

    /** Whose number it was has come to live here: what was written down for it is theirs to say something to. */
    List<CaseId> meet(long community, PersonId person, Phone phone) {
        return db.sql("""
                update casework.recorded set member = :person
                where community = :community and phone_index = :index and member is null
                  and taken_at is null and refused_at is null
                returning case_id
                """)
                .param("person", person.value())
                .param("community", community)
                .param("index", sealed.index(PHONE, phone.digits()))
                .query((row, _) -> new CaseId(row.getLong("case_id")))
                .list();
    }

    /** From now on they are its reporter. Held by its row: of two presses one changes something. */
    void take(Here here, CaseId id, Instant now) {
        Refused.unlessChanged(db.sql("""
                with taken as (
                    update casework.recorded set taken_by = :me, taken_at = :now
                    where community = :community and case_id = :id and member = :me
                      and taken_at is null and refused_at is null
                    returning community, case_id)
                update casework.case_file file set reporter = :me
                from taken
                where file.community = taken.community and file.id = taken.case_id and file.reporter = 0
                """)
                .param("me", here.person().value())
                .param("now", now.atOffset(UTC))
                .param("community", here.community().id())
                .param("id", id.value())
                .update());
    }

    void refuse(Here here, CaseId id, Instant now) {
        Refused.unlessChanged(db.sql("""
                update casework.recorded set refused_at = :now
                where community = :community and case_id = :id and member = :me
                  and taken_at is null and refused_at is null
                """)
                .param("now", now.atOffset(UTC))
                .param("community", here.community().id())
                .param("id", id.value())
                .param("me", here.person().value())
                .update());
    }

    boolean offered(Here here, CaseId id) {
        return db.sql("""
                select exists (
                    select from casework.recorded where community = :community and case_id = :id and member = :me)
                """)
                .param("community", here.community().id())
                .param("id", id.value())
                .param("me", here.person().value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public String kind() {
        return RecordedId.KIND;
    }

    /** For the notice to whoever it may be of. */
    @Override
    public Map<Long, Seen> see(Viewer viewer, Collection<Long> ids) {
        if (!(viewer instanceof Here here) || !here.resides()) return Map.of();
        return db
                .sql("""
                select file.id, file.title
                from casework.recorded
                join casework.case_file file on file.community = recorded.community and file.id = recorded.case_id
                where recorded.community = :community and recorded.member = :me and recorded.case_id = any(:ids)
                """)
                .param("community", here.community().id())
                .param("me", here.person().value())
                .param("ids", ids.toArray(Long[]::new))
                .query((row, _) -> Map.entry(row.getLong("id"), row.getString("title")))
                .list()
                .stream()
                .collect(toMap(
                        Map.Entry::getKey, it -> new Seen(it.getValue(), here.path(OfferedController.PATH), false)));
    }
}
