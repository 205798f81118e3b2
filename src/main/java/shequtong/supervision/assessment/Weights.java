package shequtong.supervision.assessment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much each indicator counts in a district's year, and what each is in words; district 0 is what each begins with. */
@Repository
class Weights {

    /** The newest formulas; those of older reports stay readable. */
    static final int FORMULA = 2;

    private final JdbcClient db;

    Weights(JdbcClient db) {
        this.db = db;
    }

    /** @param weight of the report or year asked about */
    record Indicator(String indicator, String label, String words, int weight) {

        boolean counts() {
            return weight > 0;
        }
    }

    /** Those of the newest year that was decided on, and is not after this one. */
    Map<String, Integer> of(long district, Kind kind, int year) {
        var weights = new LinkedHashMap<String, Integer>();
        indicators(district, kind, year).forEach(it -> weights.put(it.indicator(), it.weight()));
        return weights;
    }

    List<Indicator> indicators(long district, Kind kind, int year) {
        return db.sql("""
                select formula.indicator, formula.label, formula.words, coalesce(weight.weight, 0) as weight
                from supervision.formula
                left join (
                    select district, year
                    from supervision.weight
                    where district in (0, :district) and kind = :kind and year <= :year
                    order by district desc, year desc
                    limit 1) as decided on true
                left join supervision.weight on weight.district = decided.district and weight.year = decided.year
                     and weight.kind = formula.kind and weight.indicator = formula.indicator
                where formula.kind = :kind and formula.version = :formula
                order by formula.position
                """)
                .param("district", district)
                .param("kind", kind.name())
                .param("year", year)
                .param("formula", FORMULA)
                .query(Indicator.class)
                .list();
    }

    /** As it was issued: the weights and the words of that day. */
    List<Indicator> indicators(Report report) {
        return db.sql("""
                select formula.indicator, formula.label, formula.words, coalesce(report_weight.weight, 0) as weight
                from supervision.formula
                left join supervision.report_weight
                     on report_weight.report = :report and report_weight.indicator = formula.indicator
                where formula.kind = :kind and formula.version = :formula
                order by formula.position
                """)
                .param("report", report.id())
                .param("kind", report.kind().name())
                .param("formula", report.formula())
                .query(Indicator.class)
                .list();
    }

    /** Whether the district decided on this very year. */
    boolean decided(long district, Kind kind, int year) {
        return db.sql("""
                select exists (
                    select from supervision.weight where district = :district and kind = :kind and year = :year)
                """)
                .param("district", district)
                .param("kind", kind.name())
                .param("year", year)
                .query(Boolean.class)
                .single();
    }

    void set(long district, Kind kind, int year, Map<String, Integer> weights) {
        db.sql("""
                insert into supervision.weight (district, year, kind, indicator, weight)
                select :district, :year, :kind, indicator, weight
                from unnest(:indicators::text[], :weights::int[]) as of (indicator, weight)
                on conflict (district, year, kind, indicator) do update set weight = excluded.weight
                """)
                .param("district", district)
                .param("year", year)
                .param("kind", kind.name())
                .param("indicators", weights.keySet().toArray(String[]::new))
                .param("weights", weights.values().toArray(Integer[]::new))
                .update();
    }
}
