package shequtong.residency;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.identity.Phone;
import shequtong.identity.SignIn;
import shequtong.kernel.Sealed;
import shequtong.organization.Duty;
import shequtong.organization.Position.Work;

/**
 * Who of a community is meant by a name or a telephone number, for its committee. A number is found by its keyed index; a
 * full name is sealed without one, so those of one community are opened and compared, some thousand at most, and none of
 * them leaves. Whoever asks enters it in the audit before showing anything of it.
 */
@Repository
public class Sought {

    /** So many people of one name are not told apart by it. */
    private static final int MOST = 20;

    private final JdbcClient db;
    private final Sealed sealed;
    private final SignIn signIn;

    Sought(JdbcClient db, Sealed sealed, SignIn signIn) {
        this.db = db;
        this.sealed = sealed;
        this.signIn = signIn;
    }

    /** Those who live or lived here, by the whole of a full name, of the name they are shown under, or of a number. */
    public List<PersonId> people(Duty duty, String typed) {
        duty.must(Work.COMMUNITY);
        var phone = Phone.of(typed);
        return phone.isPresent()
                ? signIn.known(phone.get()).filter(it -> lives(duty, it)).stream()
                        .toList()
                : named(duty, plain(typed));
    }

    private List<PersonId> named(Duty duty, String name) {
        return db
                .sql("""
                select member.person, member.called, proof.full_name
                from residency.member
                left join residency.identity proof using (person)
                where community = :community
                """)
                .param("community", duty.area().id())
                .query((row, _) -> {
                    var person = new PersonId(row.getLong("person"));
                    var full = row.getBytes("full_name");
                    var meant = plain(row.getString("called")).equals(name)
                            || full != null
                                    && plain(sealed.open(full, IdentityView.place(person)))
                                            .equals(name);
                    return Optional.of(person).filter(_ -> meant);
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .limit(MOST)
                .toList();
    }

    private boolean lives(Duty duty, PersonId person) {
        return db.sql("""
                select exists (select from residency.member where community = :community and person = :person)
                """)
                .param("community", duty.area().id())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s·]", "");
    }
}
