package shequtong.casework.catalogue;

import static java.time.ZoneOffset.UTC;
import static shequtong.casework.file.Standings.instant;
import static shequtong.casework.file.Standings.maybe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.CaseId;
import shequtong.casework.catalogue.GridStages.Heard;
import shequtong.casework.file.Case;
import shequtong.casework.file.DispatchId;
import shequtong.casework.spi.Errand;
import shequtong.casework.spi.Peer;
import shequtong.casework.spi.Stage;
import shequtong.casework.spi.Word;
import shequtong.kernel.Masked;
import shequtong.kernel.Refused;
import shequtong.organization.Duty;

/** Which cases are in another system, and what was heard of them. */
@Repository
class Referrals {

    private final JdbcClient db;

    Referrals(JdbcClient db) {
        this.db = db;
    }

    long add(Case.Head head, Responsible.Sent sent, GridClass kind, Duty by, String purpose, Instant now) {
        var unit = kind.direct();
        return db.sql("""
                insert into casework.referral (
                    community, case_id, dispatch, made, class, class_name, unit, purpose, peer, sent_by, sent_at, state)
                values (:community, :case, :dispatch, :made, :code, :title, :unit, :purpose, :peer, :by, :now, 'OPEN')
                on conflict (community, case_id) where state = 'OPEN' do nothing
                returning id
                """)
                .param("community", head.community())
                .param("case", head.id().value())
                .param("dispatch", sent.id().value())
                .param("made", sent.made())
                .param("code", kind.code())
                .param("title", kind.title())
                .param("unit", unit == null ? null : unit.name())
                .param("purpose", purpose)
                .param("peer", kind.peer().name())
                .param("by", by.mandate().id())
                .param("now", now.atOffset(UTC))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Refused("这件事已经在网格平台上办了"));
    }

    /** What its body has answered by itself meanwhile is waited for no longer. */
    void forget(Case.Head head, Instant now) {
        db.sql("""
                update casework.referral set state = 'RETURNED', ended_at = :now
                from casework.dispatch
                where referral.community = :community and referral.case_id = :case and referral.state = 'OPEN'
                  and dispatch.community = referral.community and dispatch.case_id = referral.case_id
                  and dispatch.id = referral.dispatch and dispatch.state <> 'OPEN'
                """)
                .param("now", now.atOffset(UTC))
                .param("community", head.community())
                .param("case", head.id().value())
                .update();
    }

    /** Held with its case until the transaction ends: two words that come at one moment wait for each other. */
    Optional<Referral> locked(long id) {
        return db.sql("""
                select referral.*, dispatch.body
                from casework.referral
                join casework.dispatch on dispatch.community = referral.community
                     and dispatch.case_id = referral.case_id and dispatch.id = referral.dispatch
                join casework.case_file file on file.community = referral.community and file.id = referral.case_id
                where referral.id = :id
                for no key update of file, referral
                """).param("id", id).query(Referrals::row).optional();
    }

    /** Nothing for whoever cannot use it: what has ended is no errand any more. */
    Optional<Errand> errand(long id) {
        return db.sql("""
                select referral.id, referral.class, referral.class_name, coalesce(referral.unit, '') as unit,
                       case file.visibility when 'COMMITTEE' then referral.class_name else file.title end as subject,
                       referral.purpose, street.label as street, own.label as community,
                       case file.visibility when 'COMMITTEE' then '' else file.place end as place, dispatch.due
                from casework.referral
                join casework.dispatch on dispatch.community = referral.community
                     and dispatch.case_id = referral.case_id and dispatch.id = referral.dispatch
                join casework.case_file file on file.community = referral.community and file.id = referral.case_id
                join organization.area_view own on own.id = referral.community
                join organization.area_view street on street.id = own.parent
                where referral.id = :id and referral.state = 'OPEN' and dispatch.state = 'OPEN'
                  and referral.recall is distinct from 'ASKED'
                """).param("id", id).query(Referrals::errand).optional();
    }

    private static Errand errand(ResultSet row, int number) throws SQLException {
        var unit = row.getString("unit");
        return new Errand(
                row.getLong("id"),
                Referral.REFERENCE + row.getLong("id"),
                row.getString("class"),
                row.getString("class_name"),
                unit.isEmpty() ? "" : Unit.valueOf(unit).label(),
                Masked.of(row.getString("subject")).words(),
                Masked.of(row.getString("purpose")).words(),
                row.getString("street"),
                row.getString("community"),
                Masked.of(row.getString("place")).words(),
                instant(row, "due"));
    }

    void arrived(long id, String number) {
        db.sql("""
                update casework.referral set number = :number, stuck_at = null where id = :id
                """).param("number", number).param("id", id).update();
    }

    void stuck(long id, Instant now) {
        db.sql("""
                update casework.referral set stuck_at = :now where id = :id and state = 'OPEN' and (number is null or recall = 'ASKED')
                """).param("now", now.atOffset(UTC)).param("id", id).update();
    }

    /** @return whether it is new */
    boolean heard(Word word, Instant now) {
        return db.sql("""
                        insert into casework.referral_stage (referral, sequence, stage, at, words, heard_at)
                        values (:id, :sequence, :stage, :at, :words, :now)
                        on conflict do nothing
                        """)
                        .param("id", word.referral())
                        .param("sequence", word.sequence())
                        .param("stage", word.stage().name())
                        .param("at", word.at().atOffset(UTC))
                        .param("words", word.words())
                        .param("now", now.atOffset(UTC))
                        .update()
                == 1;
    }

    void end(Referral it, String state, Instant now) {
        Refused.unlessChanged(db.sql("""
                update casework.referral set state = :state, ended_at = :now where id = :id and state = 'OPEN'
                """)
                .param("state", state)
                .param("now", now.atOffset(UTC))
                .param("id", it.id())
                .update());
    }

    /** The newest of a case with all that was heard of it. */
    record Last(@Nullable Referral referral, List<Heard> heard) {

        boolean open() {
            return referral != null && referral.open();
        }

        boolean asked() {
            return open() && referral != null && referral.recall() == Referral.Recall.ASKED;
        }

        /** Whether it may be asked back: once, and not after it was dispatched there. */
        boolean recallable() {
            return referral != null
                    && referral.open()
                    && referral.recall() == null
                    && heard.stream().allMatch(it -> it.stage() == Stage.ACCEPTED || it.stage() == Stage.FILED);
        }

        GridStages stages() {
            return referral == null ? GridStages.NONE : GridStages.of(referral, heard);
        }
    }

    Last last(long community, CaseId id) {
        var heard = new ArrayList<Heard>();
        var found = new ArrayList<Referral>();
        db.sql("""
                select it.*, dispatch.body, stage.sequence, stage.stage, stage.at, stage.words
                from (
                    select * from casework.referral
                    where community = :community and case_id = :case
                    order by id desc
                    limit 1) it
                join casework.dispatch on dispatch.community = it.community and dispatch.case_id = it.case_id
                     and dispatch.id = it.dispatch
                left join casework.referral_stage stage on stage.referral = it.id
                order by stage.sequence
                """).param("community", community).param("case", id.value()).query(row -> {
            if (found.isEmpty()) found.add(row(row, 0));
            if (row.getString("stage") != null)
                heard.add(new Heard(
                        row.getInt("sequence"),
                        Stage.valueOf(row.getString("stage")),
                        instant(row, "at"),
                        row.getString("words")));
        });
        return new Last(found.isEmpty() ? null : found.getFirst(), heard);
    }

    private static Referral row(ResultSet row, int number) throws SQLException {
        var recall = row.getString("recall");
        return new Referral(
                row.getLong("community"),
                new CaseId(row.getLong("case_id")),
                row.getLong("id"),
                new DispatchId(row.getLong("dispatch")),
                row.getLong("body"),
                row.getBoolean("made"),
                row.getString("class"),
                row.getString("class_name"),
                Peer.valueOf(row.getString("peer")),
                row.getString("state").equals("OPEN"),
                row.getString("number"),
                instant(row, "sent_at"),
                maybe(row, "stuck_at"),
                recall == null ? null : Referral.Recall.valueOf(recall));
    }
}
