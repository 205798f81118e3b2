package shequtong.residency;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.identity.SignIn;
import shequtong.kernel.Sealed;
import shequtong.residency.facts.FullName;
import shequtong.residency.facts.IdNumber;
import shequtong.web.Moments;

/** Who somebody is, as the register has it: opened in full only for the copy they take away (R100, R102). */
@Repository
class OwnRegister implements OwnData {

    private final JdbcClient db;
    private final Sealed sealed;
    private final SignIn signIn;

    OwnRegister(JdbcClient db, Sealed sealed, SignIn signIn) {
        this.db = db;
        this.sealed = sealed;
        this.signIn = signIn;
    }

    @Override
    public String title() {
        return "实名登记";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void each(PersonId me, boolean whole, Consumer<Row> row) {
        signIn.number(me).ifPresent(it -> row.accept(Row.of("手机号", whole ? it.digits() : it.masked())));
        db.sql("""
                select full_name, id_number, born from residency.identity where person = :me
                """).param("me", me.value()).query(it -> {
            var name = new FullName(sealed.open(it.getBytes("full_name"), IdentityView.place(me)));
            var card =
                    new IdNumber(sealed.open(it.getBytes("id_number"), "residency.identity.id_number." + me.value()));
            row.accept(Row.of(
                    "姓名", whole ? name.text() : name.toString(),
                    "身份证号", whole ? card.text() : card.masked(),
                    "出生日期", String.valueOf(it.getObject("born", LocalDate.class))));
        });
        db.sql("""
                select area.label, estate.label as estate, member.building, member.room, member.called, member.since,
                       member.until
                from residency.member
                join organization.area_view area on area.id = member.community
                join organization.area_view estate on estate.id = member.estate
                where member.person = :me
                order by member.since
                """).param("me", me.value()).query(it -> {
            var until = it.getObject("until", OffsetDateTime.class);
            row.accept(Row.of(
                    "社区", it.getString("label"),
                    "住处", it.getString("estate") + it.getString("building") + it.getString("room"),
                    "邻居看到的名字", it.getString("called"),
                    "从", Moments.iso(it.getObject("since", OffsetDateTime.class).toInstant()),
                    "到", until == null ? "" : Moments.iso(until.toInstant())));
        });
    }
}
