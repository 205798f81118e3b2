package shequtong.organization.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import shequtong.People;
import shequtong.WholeTest;

/** A district with many times its communities is searched by the same index and reads no more of the tree. */
@WholeTest
class PlanTests {

    private static final String SEARCH = """
            explain (analyze, buffers, costs off, timing off, summary off)
            select area.code from organization.area
            where area.grams @> organization.grams('浦汇') and position('浦汇' in area.sought) > 0
            order by area.code limit 21
            """;
    private static final String HELD = """
            explain (analyze, buffers, costs off, timing off, summary off)
            select id from organization.mandate
            where area = 5 and position = 'PARTY_SECRETARY' and until is null
            """;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionOperations transaction;

    @Test
    void theSearchAndTheSeatsAreReadByTheirIndexes() {
        var people = new People(db);
        transaction.executeWithoutResult(it -> {
            crowd(people);
            assertThat(plan(SEARCH))
                    .anyMatch(line -> line.contains("area_grams"))
                    .noneMatch(line -> line.contains("Seq Scan"));
            assertThat(plan(HELD))
                    .anyMatch(line -> line.contains("Index"))
                    .noneMatch(line -> line.contains("Seq Scan"));
            assertThat(pages(plan(SEARCH))).isLessThan(60);
            assertThat(pages(plan(HELD))).isLessThan(10);
            it.setRollbackOnly();
        });
    }

    /** 10,000 communities, each with one who holds a seat; nothing of it stays. */
    private void crowd(People people) {
        db.sql("set local statement_timeout = 0").update();
        db.sql("""
                insert into organization.area (code, kind, sort, name, label, short, type, parent, path)
                select '8' || lpad(n::text, 11, '0'), 'COMMUNITY', 'RESIDENTIAL', '新村' || n || '居委会', '新村' || n, 'crowd' || n,
                       'COMMODITY', above.id, above.path || ('8' || lpad(n::text, 11, '0'))::ltree
                from organization.area above cross join generate_series(1, 10000) as n
                where above.id = ?
                """).param(people.street.id()).update();
        db.sql("""
                with party as (
                    insert into organization.body (area, kind, name)
                    select id, 'PARTY_ORGANIZATION', label from organization.area where short like 'crowd%'
                    returning id, area)
                insert into organization.mandate (person, position, body, area, since)
                select ?, 'PARTY_SECRETARY', id, area, now() from party
                """).param(people.li.person().value()).update();
    }

    private List<String> plan(String sql) {
        return db.sql(sql).query(String.class).list();
    }

    /** Pages of the whole plan: the first line counts what lies under it. */
    private static int pages(List<String> plan) {
        return plan.stream()
                .filter(it -> it.contains("Buffers: shared"))
                .findFirst()
                .map(it -> Arrays.stream(it.split(" "))
                        .filter(part -> part.startsWith("hit=") || part.startsWith("read="))
                        .mapToInt(part -> Integer.parseInt(part.replaceAll("\\D", "")))
                        .sum())
                .orElse(0);
    }
}
