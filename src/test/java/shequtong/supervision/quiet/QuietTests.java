package shequtong.supervision.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shequtong.MovedClock;
import shequtong.People;
import shequtong.WholeTest;

/** Who is listened to. */
@WholeTest
class QuietTests {

    @Autowired
    JdbcClient db;

    @Autowired
    Quiet quiet;

    @Autowired
    Listening listening;

    @Autowired
    MovedClock clock;

    /** Where nobody may write any more, nobody is missed. */
    @Test
    void listensToNobodyThatWasClosed() {
        var people = new People(db);
        db.sql("select casework.begin_pulse()").query((_, _) -> true).single();
        listening.night();
        assertThat(listed(people)).isEqualTo(2);
        db.sql("update organization.area set closed_at = ? where id = ?")
                .params(OffsetDateTime.now(clock), people.sister.id())
                .update();

        assertThat(quiet.told(LocalDate.EPOCH))
                .extracting(Quiet.Told::community)
                .contains(people.community.id())
                .doesNotContain(people.sister.id());
        listening.night();
        assertThat(listed(people)).isEqualTo(1);
    }

    private int listed(People people) {
        return db.sql("select count(*) from supervision.quiet where street = ?")
                .param(people.street.id())
                .query(Integer.class)
                .single();
    }
}
