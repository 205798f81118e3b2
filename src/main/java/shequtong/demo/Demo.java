package shequtong.demo;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/** Fills an empty database with the demonstration district, once, and tells who is in it. */
@Repository
@ConditionalOnBooleanProperty("shequtong.demo")
@Order(Ordered.LOWEST_PRECEDENCE)
class Demo implements ApplicationRunner {

    private final JdbcClient db;
    private final Clock clock;
    private final Inhabitants inhabitants;
    private final Hearths hearths;
    private final Offices offices;
    private final Tales tales;
    private final Outward outward;
    private final Causes causes;
    private final Grievances grievances;
    private final Arrangements arrangements;
    private final Phrasebook phrasebook;
    private final Bells bells;
    private final HouseholdBooks books;
    private final Glances glances;
    private final Patrols patrols;
    private final Lessons lessons;
    private final Crowd crowd;
    private final TransactionOperations transaction;
    private final String scale;
    private final String url;
    private final boolean print;

    Demo(
            JdbcClient db,
            Clock clock,
            Inhabitants inhabitants,
            Hearths hearths,
            Offices offices,
            Tales tales,
            Outward outward,
            Causes causes,
            Grievances grievances,
            Arrangements arrangements,
            Phrasebook phrasebook,
            Bells bells,
            HouseholdBooks books,
            Glances glances,
            Patrols patrols,
            Lessons lessons,
            Crowd crowd,
            TransactionOperations transaction,
            @Value("${shequtong.demo.scale:story}") String scale,
            @Value("${shequtong.url:http://localhost:8080}") String url,
            @Value("${shequtong.print:false}") boolean print) {
        this.db = db;
        this.clock = clock;
        this.inhabitants = inhabitants;
        this.hearths = hearths;
        this.offices = offices;
        this.tales = tales;
        this.outward = outward;
        this.causes = causes;
        this.grievances = grievances;
        this.arrangements = arrangements;
        this.phrasebook = phrasebook;
        this.bells = bells;
        this.books = books;
        this.glances = glances;
        this.patrols = patrols;
        this.lessons = lessons;
        this.crowd = crowd;
        this.transaction = transaction;
        this.scale = scale;
        this.url = url;
        this.print = print;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (scale.equals("none")) return;
        transaction.executeWithoutResult(_ -> {
            if (!settled()) settle();
        });
        if (print) tell();
    }

    private boolean settled() {
        db.sql("""
                select pg_advisory_xact_lock(hashtextextended('demo', 0))
                """).query((_, _) -> true).single();
        return db.sql("""
                select exists (select from identity.person where part is not null)
                """).query(Boolean.class).single();
    }

    private void settle() {
        var people = inhabitants.settle();
        hearths.light(people);
        offices.open(people);
        var now = clock.instant();
        for (var script : Script.all(now)) tales.tell(script, people, now);
        outward.signal(now);
        causes.find(now);
        grievances.lodge(people, now);
        arrangements.arrange();
        phrasebook.keep();
        bells.ring(now);
        books.open(people, now);
        glances.take();
        switch (scale) {
            case "story" -> {}
            case "small" -> crowd.gather(Crowd.Size.SMALL, now);
            case "district" -> crowd.gather(Crowd.Size.DISTRICT, now);
            default ->
                throw new IllegalStateException("不认识的规模 " + scale + "：shequtong.demo.scale 可以是 story、small、district。");
        }
        arrangements.handOver();
        patrols.walk(now);
        lessons.write(now);
    }

    private void tell() {
        System.out.printf("%n社区通已启动：%s%n点下面的链接，再按一下他的名字，就以他的身份进去：%n%n", url);
        for (var it : cast()) System.out.printf("  %-40s %s/demo?person=%d%n", it.part(), url, it.id());
        System.out.printf("%n按 Ctrl-C 停止。%n");
    }

    private List<Part> cast() {
        return db.sql("""
                select id, part from identity.person where part is not null order by id
                """).query(Part.class).list();
    }

    private record Part(long id, String part) {}
}
