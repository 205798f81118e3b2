package shequtong.casework.file;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.casework.Category;

/** What matters may be about: about a hundred rows that an operator may change. */
@Repository
public class Categories {

    private final JdbcClient db;

    Categories(JdbcClient db) {
        this.db = db;
    }

    public List<Category> offered() {
        return db.sql("""
                select code, major, minor, icon, chosen
                from casework.category
                where active
                order by position
                """).query(Category.class).list();
    }

    /** Whether matters of this kind usually go beyond what a community settles itself. */
    public boolean beyond(String code) {
        return db.sql("""
                select tier <> 'SELF_GOVERNANCE' from casework.category where code = :code
                """).param("code", code).query(Boolean.class).single();
    }

    public Optional<Category> find(String code) {
        return db.sql("""
                select code, major, minor, icon, chosen from casework.category where code = :code and active
                """).param("code", code).query(Category.class).optional();
    }
}
