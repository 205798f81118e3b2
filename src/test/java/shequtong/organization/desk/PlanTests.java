package shequtong.organization.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;
import shequtong.People;
import shequtong.WholeTest;
import shequtong.organization.Position;

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

    /** Where the list begins, goes on, is narrowed, and is searched; what is unmanned; and the desk's first page. */
    private static final List<String> PAGES = List.of(
            "/organization",
            "/organization?after=800000005020",
            "/organization?type=COMMODITY&sort=RESIDENTIAL",
            "/organization?street=800000005000",
            "/organization?q=新村77",
            "/organization?lack=SECRETARY",
            "/organization/holes",
            "/organization/holes?worst=false&only=CONTACT",
            "/communities",
            "/communities?q=新村77");

    @Autowired
    MockMvcTester browser;

    @Autowired
    FlywayConnectionDetails owner;

    /** Counted by the database itself, in rows: of a district of three communities, and of the same with 10,000 more. */
    @Test
    void aDistrictWithTenThousandCommunitiesReadsNoMoreRowsForAPage() {
        var people = new People(db);
        var office = people.official(
                "方主任",
                Position.DISTRICT_STAFF,
                people.body(people.district, "DISTRICT_OFFICE", "推进办公室"),
                people.district);
        var cookie = people.cookie(office);
        asOwner("""
                insert into organization.area (code, kind, sort, name, label, short, type, parent, path)
                select '8' || lpad((n * 1000)::text, 11, '0'), 'SUBDISTRICT', 'STREET', '新街' || n, '新街' || n, 'street' || n,
                       null, above.id, above.path || ('8' || lpad((n * 1000)::text, 11, '0'))::ltree
                from organization.area above cross join generate_series(1, 400) as n
                where above.id = %1$d;
                insert into organization.area (code, kind, sort, name, label, short, type, parent, path)
                select street.code::bigint + n, 'COMMUNITY', 'RESIDENTIAL', '新村' || n || '居委会', '新村' || n,
                       street.short || 'crowd' || n, 'COMMODITY', street.id,
                       street.path || (street.code::bigint + n)::text::ltree
                from organization.area street cross join generate_series(1, 25) as n
                where street.parent = %1$d and street.short like 'street%%';
                analyze organization.area, organization.hole;
                """.formatted(people.district.id()));
        try {
            for (var page : PAGES)
                transaction.executeWithoutResult(_ -> {
                    var before = rowsRead();
                    assertThat(browser.get().uri(office.path(page)).cookie(cookie))
                            .as(page)
                            .hasStatusOk();
                    var read = rowsRead();
                    before.forEach((table, rows) -> read.merge(table, -rows, Long::sum));
                    read.values().removeIf(rows -> rows == 0);
                    assertThat(read.values().stream().mapToLong(Long::longValue).sum())
                            .as("%s reads %s", page, read)
                            .isLessThan(5000);
                });
        } finally {
            asOwner("""
                    delete from organization.hole where area in (select id from organization.area where short like 'street%');
                    delete from organization.area where short like 'street%crowd%';
                    delete from organization.area where short like 'street%';
                    analyze organization.area, organization.hole;
                    """);
        }
    }

    private void asOwner(String sql) {
        JdbcClient.create(new DriverManagerDataSource(
                        String.valueOf(owner.getJdbcUrl()),
                        String.valueOf(owner.getUsername()),
                        String.valueOf(owner.getPassword())))
                .sql(sql)
                .update();
    }

    private Map<String, Long> rowsRead() {
        var read = new TreeMap<String, Long>();
        db.sql("""
                select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) as rows from pg_stat_xact_user_tables
                """).query(row -> {
            read.put(row.getString("relname"), row.getLong("rows"));
        });
        return read;
    }

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
