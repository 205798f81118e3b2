package shequtong.casework.channels;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.file.Case;

/** Says of a case that was just closed why nobody is asked about it. */
@Repository
class Asides {

    private final JdbcClient db;

    Asides(JdbcClient db) {
        this.db = db;
    }

    /** Beside the step that the case has just got. */
    void channelled(Case.Head before, Channel channel) {
        db.sql("""
                with closed as (
                    update casework.case_file set aside = 'CHANNEL' where community = :community and id = :id)
                insert into casework.channel (community, case_id, number, channel)
                values (:community, :id, :number, :channel)
                """)
                .param("community", before.community())
                .param("id", before.id().value())
                .param("number", before.version() + 1)
                .param("channel", channel.name())
                .update();
    }
}
