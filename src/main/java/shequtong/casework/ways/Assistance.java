package shequtong.casework.ways;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shequtong.kernel.Refused;

/** 居（村）委会协助事项清单: what a committee may be made the unit in the lead of (R50). */
@Repository
class Assistance {

    private final JdbcClient db;

    Assistance(JdbcClient db) {
        this.db = db;
    }

    record Item(String code, String major, String minor, String lead, boolean listed) {}

    private record Found(String minor, String lead, boolean listed) {}

    /** All that matters may be about, with what is listed. */
    List<Item> all() {
        return db.sql("""
                select category.code, category.major, category.minor, category.lead,
                       assistance.category is not null as listed
                from casework.category
                left join casework.assistance on assistance.category = category.code
                where category.active
                order by category.position
                """).query(Item.class).list();
    }

    void mustCover(String category) {
        var found = db.sql("""
                select category.minor, category.lead, assistance.category is not null as listed
                from casework.category
                left join casework.assistance on assistance.category = category.code
                where category.code = :code
                """).param("code", category).query(Found.class).single();
        if (!found.listed())
            throw new Refused(
                    "“%s”不在居（村）委会协助事项清单里，不能退给居（村）委会来办。请派给有职责的单位（一般是%s）".formatted(found.minor(), found.lead()));
    }

    @Transactional
    void list(List<String> codes) {
        db.sql("""
                delete from casework.assistance where not category = any(:codes)
                """).param("codes", codes.toArray(String[]::new)).update();
        db.sql("""
                insert into casework.assistance (category)
                select code from casework.category where code = any(:codes) and active
                on conflict do nothing
                """).param("codes", codes.toArray(String[]::new)).update();
    }
}
