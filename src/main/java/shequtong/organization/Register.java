package shequtong.organization;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The district as it is: the published register of divisions comes with the product and is written once, into an empty
 * tree. Every 居村 gets one 小区 of its own name to begin with, and the bodies without which nothing is answered.
 */
@Repository
@Order(Ordered.HIGHEST_PRECEDENCE)
class Register implements ApplicationRunner {

    private static final String FOLDER = "organization/";

    private final JdbcClient db;
    private final Sprouts sprouts;

    Register(JdbcClient db, Sprouts sprouts) {
        this.db = db;
        this.sprouts = sprouts;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (!written()) write();
        offices();
        departments();
    }

    private void write() {
        var shorts = column("short_codes.csv");
        var types = column("community_types.csv");
        rows("baoshan_divisions.csv")
                .filter(it -> !"province".equals(it.get("level")))
                .map(it -> Division.of(it, shorts, types))
                .collect(Collectors.groupingBy(Division::kind))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(it -> write(it.getValue()));
        sprouts.grow();
    }

    /** One node writes, the others wait for it and find it written. */
    private boolean written() {
        db.sql("""
                select pg_advisory_xact_lock(hashtextextended('organization.register', 0))
                """).query((_, _) -> true).single();
        return db.sql("""
                select exists (select from organization.area)
                """).query(Boolean.class).single();
    }

    private void write(List<Division> divisions) {
        db.sql("""
                insert into organization.area (code, kind, sort, name, label, short, type, parent, path)
                select it.code, it.kind, it.sort, it.name, it.label, it.short, it.type, above.id,
                       case when above.id is null then it.code::ltree else above.path || it.code::ltree end
                from unnest(:codes::text[], :kinds::text[], :sorts::text[], :names::text[], :labels::text[],
                            :shorts::text[], :types::text[], :parents::text[])
                     as it (code, kind, sort, name, label, short, type, parent)
                left join organization.area above on above.code = it.parent
                order by it.code
                """)
                .param("codes", texts(divisions, Division::code))
                .param("kinds", texts(divisions, it -> it.kind().name()))
                .param("sorts", texts(divisions, it -> it.sort().name()))
                .param("names", texts(divisions, Division::name))
                .param("labels", texts(divisions, Division::label))
                .param("shorts", texts(divisions, Division::slug))
                .param("types", texts(divisions, Division::type))
                .param("parents", texts(divisions, Division::parent))
                .update();
    }

    /** 领导小组 and 推进办公室 of both tiers (S11), 治慧中心, and the platform's own; also into a tree written before. */
    private void offices() {
        db.sql("""
                insert into organization.body (area, kind, name)
                select area.id, body.kind, body.name
                from organization.area
                cross join lateral (values
                    (1, 'DISTRICT', 'LEADING_GROUP', area.label || '社区通领导小组'),
                    (2, 'DISTRICT', 'PROMOTION_OFFICE', area.label || '社区通推进办公室'),
                    (3, 'DISTRICT', 'INSIGHT_CENTER', area.label || '治慧中心'),
                    (4, 'DISTRICT', 'PLATFORM', area.label || '平台管理'),
                    (5, 'SUBDISTRICT', 'LEADING_GROUP', area.label || '社区通领导小组'),
                    (6, 'SUBDISTRICT', 'PROMOTION_OFFICE', area.label || '社区通推进办公室')
                ) as body (number, level, kind, name)
                where area.kind = body.level and area.code ~ '^[0-9]{12}$'
                order by area.code, body.number
                on conflict (area, name) where kind in
                    ('DEPARTMENT', 'LEADING_GROUP', 'PROMOTION_OFFICE', 'INSIGHT_CENTER', 'PLATFORM')
                do nothing
                """).update();
    }

    /** The departments of S68, each from the day it is connected (S69). */
    private void departments() {
        db.sql("""
                insert into organization.body (area, kind, name, onboarding)
                select area.id, 'DEPARTMENT', area.label || department.name, 'NONE'
                from organization.area
                cross join (values
                    (1, '组织部'), (2, '宣传部'), (3, '民政局'), (4, '公安分局'), (5, '网格化中心'), (6, '房管局'), (7, '城管执法局'),
                    (8, '绿化市容局'), (9, '卫健委'), (10, '农委'), (11, '总工会'), (12, '团区委'), (13, '妇联')
                ) as department (number, name)
                where area.kind = 'DISTRICT' and area.code ~ '^[0-9]{12}$'
                order by area.code, department.number
                on conflict (area, name) where kind in
                    ('DEPARTMENT', 'LEADING_GROUP', 'PROMOTION_OFFICE', 'INSIGHT_CENTER', 'PLATFORM')
                do nothing
                """).update();
    }

    private static String[] texts(
            List<Division> divisions, Function<Division, @org.jspecify.annotations.Nullable String> part) {
        return divisions.stream().map(part).toArray(String[]::new);
    }

    private static Map<String, String> column(String file) {
        return rows(file)
                .collect(Collectors.toMap(
                        it -> it.get("code"),
                        it -> it.values().stream().skip(1).findFirst().orElseThrow()));
    }

    /** The files have no quotes and no commas within a field: a test reads them whole. */
    private static java.util.stream.Stream<Map<String, String>> rows(String file) {
        try (var in = new BufferedReader(
                new InputStreamReader(new ClassPathResource(FOLDER + file).getInputStream(), StandardCharsets.UTF_8))) {
            var lines = in.lines().map(it -> it.split(",", -1)).toList();
            var head = lines.getFirst();
            return lines.stream().skip(1).map(it -> {
                var row = new java.util.LinkedHashMap<String, String>();
                for (var i = 0; i < head.length; i++) row.put(head[i], it[i]);
                return row;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Division(
            String code,
            Area.Kind kind,
            Area.Sort sort,
            String name,
            String label,
            String slug,
            @org.jspecify.annotations.Nullable String type,
            String parent) {

        static Division of(Map<String, String> row, Map<String, String> shorts, Map<String, String> types) {
            var code = row.getOrDefault("code", "");
            var kind = kind(row.getOrDefault("level", ""));
            var name = row.getOrDefault("name", "");
            return new Division(
                    code,
                    kind,
                    AreaLabel.sort(kind, row.getOrDefault("kind", ""), name),
                    name,
                    AreaLabel.of(kind, name),
                    shorts.getOrDefault(code, ""),
                    kind == Area.Kind.COMMUNITY ? types.getOrDefault(code, "COMMODITY") : null,
                    row.getOrDefault("parent_code", ""));
        }

        private static Area.Kind kind(String level) {
            return switch (level) {
                case "district" -> Area.Kind.DISTRICT;
                case "town" -> Area.Kind.SUBDISTRICT;
                case "village" -> Area.Kind.COMMUNITY;
                default -> throw new IllegalArgumentException("no such level: " + level);
            };
        }
    }
}
