package shequtong.demo;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What communities of the demonstration learned: one that another took up, one that waits at the street. */
@Repository
class Lessons {

    private final JdbcClient db;

    Lessons(JdbcClient db) {
        this.db = db;
    }

    void write(Instant now) {
        var garden = write(
                "wsxc",
                "绿化",
                "荒地变菜园",
                "广场边上一块荒地，有人偷倒垃圾，也有人圈起来种菜，邻居年年吵。",
                "先请城管和物业一起清掉垃圾，第二天就恢复干净；再请大家报名认领，三十户分成五组；最后一起定下种什么、谁浇水、不施粪肥，写成公约贴在园子门口。",
                "三个月没有新的投诉，四十六人参加，收的菜送给了独居老人。",
                "认领前先把地的归属问清楚；要留一条轮椅能走的路。",
                now.minus(Duration.ofDays(40)),
                now.minus(Duration.ofDays(33)));
        write(
                "wsxc",
                "停车交通",
                "和对面单位错时停车",
                "晚上回来晚的人没有车位，停到了消防通道上。",
                "居委会请物业数清缺多少车位，和对面单位谈好晚上七点到早上七点借三十个，住户登记、各交押金。",
                "消防通道上的车从每晚十来辆减到一两辆。",
                "",
                now.minus(Duration.ofDays(2)),
                null);
        if (garden != null) follow(garden, now);
    }

    /** @param published when it was; null as long as it waits */
    private @Nullable Long write(
            String place,
            String major,
            String title,
            String problem,
            String method,
            String effect,
            String caution,
            Instant at,
            @Nullable Instant published) {
        return db.sql("""
                with written as (
                    insert into insight.experience
                        (community, street, district, major, title, problem, method, effect, caution, person, mandate, state,
                         at, published_at, publisher)
                    select place.id, place.parent, district.id, :major, :title, :problem, :method, :effect, :caution,
                           author.person, author.id, case when :published::timestamptz is null then 'SUBMITTED' else 'PUBLISHED' end,
                           :at, :published::timestamptz, case when :published::timestamptz is not null then publisher.id end
                    from organization.area place
                    join organization.area district on district.kind = 'DISTRICT' and district.path @> place.path
                    join organization.mandate author
                        on author.area = place.id and author.position = 'PARTY_SECRETARY' and author.until is null
                    join organization.mandate publisher
                        on publisher.area = place.parent and publisher.position = 'STREET_STAFF' and publisher.until is null
                    where place.short = :place
                    order by publisher.id
                    limit 1
                    returning id, at, mandate, title, problem, method, effect, caution),
                kept as (
                    insert into insight.edition (experience, number, at, mandate, title, problem, method, effect, caution)
                    select id, 1, at, mandate, title, problem, method, effect, caution from written)
                select id from written
                """)
                .param("place", place)
                .param("major", major)
                .param("title", title)
                .param("problem", problem)
                .param("method", method)
                .param("effect", effect)
                .param("caution", caution)
                .param("at", at.atOffset(UTC))
                .param("published", published == null ? null : published.atOffset(UTC))
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** The first other community with a secretary does it too. */
    private void follow(long experience, Instant now) {
        db.sql("""
                with taken as (
                    insert into insight.adoption
                        (experience, community, person, mandate, at, plan, verdict, words, judged_at)
                    select :experience, place.id, author.person, author.id, :at, '先在南门边的空地上试，由志愿者队带着认领。', 'WORKS',
                           '认领了十二户，空地上不再堆东西了。', :judged
                    from organization.area place
                    join organization.mandate author
                        on author.area = place.id and author.position = 'PARTY_SECRETARY' and author.until is null
                    where place.kind = 'COMMUNITY' and place.short <> 'wsxc'
                    order by author.id
                    limit 1
                    returning experience)
                update insight.experience set adoptions = adoptions + 1 where id in (select experience from taken)
                """)
                .param("experience", experience)
                .param("at", now.minus(Duration.ofDays(20)).atOffset(UTC))
                .param("judged", now.minus(Duration.ofDays(3)).atOffset(UTC))
                .update();
    }
}
