package shequtong.residency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.identity.PersonId;
import shequtong.kernel.Sealed;
import shequtong.organization.Duty;
import shequtong.organization.Here;
import shequtong.organization.Position;
import shequtong.organization.Viewer;

/**
 * The one place that decides who sees whom how (B11, R20): a neighbour of the same building, of the community, its
 * committee, an observer, a unit that handles a matter. Officials act under their names, everywhere.
 */
@Repository
public class IdentityView {

    private static final String NOBODY = "";

    private final JdbcClient db;
    private final Sealed sealed;

    IdentityView(JdbcClient db, Sealed sealed) {
        this.db = db;
        this.sealed = sealed;
    }

    /** How a community's member is known to this viewer. */
    private enum Relation {
        NEIGHBOUR,
        COMMITTEE,
        OBSERVER,
        OUTSIDE
    }

    /** All the people of a page at once. */
    public Function<Author, Shown> of(Viewer viewer, long community, Collection<Author> authors) {
        var members = new HashMap<Long, Member>();
        var officials = new HashMap<Long, Shown>();
        read(viewer, community, authors, members, officials);
        var relation = relation(viewer, community);
        return author -> author.mandate() == 0
                ? shown(viewer, relation, author, members)
                : officials.getOrDefault(author.mandate(), new Shown("工作人员", NOBODY, "工", 0, true));
    }

    public Shown of(Viewer viewer, long community, Author author) {
        return of(viewer, community, List.of(author)).apply(author);
    }

    /** Those who acted under these mandates, for whoever has no community yet: officials are known by name everywhere. */
    public Function<Long, Shown> officials(Collection<Long> mandates) {
        var officials = new HashMap<Long, Shown>();
        db.sql("""
                select named.id as mandate, person, officer as called, body_name as building, position as alias
                from unnest(:mandates::bigint[]) as it (mandate)
                cross join lateral (select * from organization.mandate_view where id = it.mandate limit 1) named
                """).param("mandates", mandates.toArray(Long[]::new)).query(row -> {
            officials.put(row.getLong("mandate"), official(row));
        });
        return mandate -> officials.getOrDefault(mandate, new Shown("工作人员", NOBODY, "工", 0, true));
    }

    /**
     * Somebody who agreed that a body which handles their matter may know who they are (R48). Whoever asks has looked for
     * the consent, and has entered the look.
     */
    public Shown agreed(Viewer viewer, long community, PersonId person) {
        var members = new HashMap<Long, Member>();
        read(viewer, community, List.of(Author.resident(person, false)), members, new HashMap<>());
        var member = members.get(person.value());
        if (member == null || member.gone()) return new Shown("前居民", NOBODY, "前", 0, false);
        return member.seen(Relation.COMMITTEE, true, hue(person));
    }

    /** Officials, and those who were proposed to become some, by their names alone. */
    public Function<PersonId, Shown> officers(Collection<PersonId> people) {
        var officers = new HashMap<Long, Shown>();
        db.sql("""
                select person, name
                from organization.officer_view
                where person = any(:people)
                """)
                .param("people", people.stream().map(PersonId::value).distinct().toArray(Long[]::new))
                .query(row -> {
                    var person = new PersonId(row.getLong("person"));
                    var name = row.getString("name");
                    officers.put(person.value(), new Shown(name, NOBODY, initial(name), hue(person), true));
                });
        return person -> officers.getOrDefault(person.value(), new Shown("工作人员", NOBODY, "工", 0, true));
    }

    /** As this resident's neighbours see them, for “别人看到的样子”. */
    public Shown asNeighboursSee(Here here, boolean unnamed) {
        var members = new HashMap<Long, Member>();
        var me = Author.resident(here.person(), unnamed);
        read(here, here.community().id(), List.of(me), members, new HashMap<>());
        var member = members.get(here.person().value());
        if (unnamed || member == null) return neighbour();
        return new Shown(member.text(), NOBODY, member.initial(), hue(here.person()), false);
    }

    /** Somebody who rang or came and has no account, as they said they are called; for whoever has to ring back. */
    public static Shown caller(String called) {
        return new Shown(called, NOBODY, initial(called), 0, false);
    }

    /** What each kind of viewer sees of somebody, for “别人看到的样子” (A23). */
    public record Looks(Shown near, Shown community, Shown observer, Shown committee) {}

    /** How this resident would look to others under another name. */
    public Looks looks(Here here, NameForm form, String called) {
        var members = new HashMap<Long, Member>();
        var me = Author.resident(here.person(), false);
        read(here, here.community().id(), List.of(me), members, new HashMap<>());
        var now = members.get(here.person().value());
        if (now == null) return new Looks(neighbour(), neighbour(), neighbour(), neighbour());
        var then = new Member(
                form,
                called,
                now.formal(),
                form == NameForm.REAL ? called : "",
                now.surname(),
                now.building(),
                now.alias(),
                false,
                true,
                true);
        var hue = hue(here.person());
        return new Looks(
                then.seen(Relation.NEIGHBOUR, true, hue),
                then.seen(Relation.NEIGHBOUR, false, hue),
                then.seen(Relation.OBSERVER, false, hue),
                then.seen(Relation.COMMITTEE, true, hue));
    }

    /** Those who live together know each other's names: whatever else somebody is shown under, here the surname stands. */
    public Function<PersonId, Shown> household(Here here, Collection<PersonId> people) {
        var members = new HashMap<Long, Member>();
        var authors = people.stream().map(it -> Author.resident(it, false)).toList();
        read(here, here.community().id(), authors, members, new HashMap<>());
        return person -> {
            var member = members.get(person.value());
            if (member == null || member.gone()) return new Shown("前居民", NOBODY, "前", 0, false);
            if (!member.together()) return neighbour();
            var text =
                    member.form() == NameForm.NICKNAME ? member.formal() + "（" + member.called() + "）" : member.text();
            return new Shown(text, NOBODY, member.surname(), hue(person), false);
        };
    }

    private static Relation relation(Viewer viewer, long community) {
        return switch (viewer) {
            case Here here ->
                switch (here.capacity()) {
                    case RESIDENT -> Relation.NEIGHBOUR;
                    case STAFF -> Relation.COMMITTEE;
                    case OBSERVER, INSPECTOR -> Relation.OBSERVER;
                };
            case Duty duty
            when duty.does(Position.Work.COMMUNITY) && duty.area().id() == community -> Relation.COMMITTEE;
            case Duty duty when duty.does(Position.Work.COORDINATING) -> Relation.OBSERVER;
            case Duty _ -> Relation.OUTSIDE;
        };
    }

    private static Shown shown(Viewer viewer, Relation relation, Author author, Map<Long, Member> members) {
        var member = members.get(author.person().value());
        var hue = hue(author.person());
        if (author.person().equals(viewer.person()) && member != null)
            return new Shown(member.text(), member.building(), member.initial(), hue, false);
        if (author.person().value() == 0) return new Shown("来电来访的居民", NOBODY, "来", 0, false);
        if (relation == Relation.OUTSIDE) return new Shown("一位居民", NOBODY, "居", 0, false);
        if (author.unnamed() && relation != Relation.COMMITTEE) return neighbour();
        if (member == null || member.gone()) return new Shown("前居民", NOBODY, "前", 0, false);
        return member.seen(relation, member.near(), hue);
    }

    /** The same for all who chose it: neither name nor colour tells them apart. */
    private static Shown neighbour() {
        return new Shown("一位邻居", NOBODY, "邻", 0, false);
    }

    private static int hue(PersonId person) {
        return (int) (person.value() % 8);
    }

    private void read(
            Viewer viewer,
            long community,
            Collection<Author> authors,
            Map<Long, Member> members,
            Map<Long, Shown> officials) {
        db.sql("""
                select 0 as mandate, subject.person, subject.called, subject.surname, subject.building, subject.alias,
                       subject.form, coalesce(subject.formal, subject.called) as formal, proof.full_name,
                       subject.until is not null as gone,
                       coalesce(subject.estate = viewer.estate and subject.building = viewer.building, false) as near,
                       coalesce(subject.estate = viewer.estate and subject.building = viewer.building
                                and subject.room = viewer.room, false) as together
                from residency.member subject
                left join residency.identity proof on proof.person = subject.person and subject.form = 'REAL'
                left join residency.member viewer
                       on viewer.community = subject.community and viewer.person = :viewer and viewer.until is null
                where subject.community = :community and subject.person = any(:people)
                union all
                select named.id, named.person, officer, '', body_name, position, null, null, null, false, false, false
                from unnest(:mandates::bigint[]) as it (mandate)
                cross join lateral (select * from organization.mandate_view where id = it.mandate limit 1) named
                """)
                .param("viewer", viewer.person().value())
                .param("community", community)
                .param(
                        "people",
                        authors.stream()
                                .filter(it -> it.mandate() == 0)
                                .map(it -> it.person().value())
                                .distinct()
                                .toArray(Long[]::new))
                .param(
                        "mandates",
                        authors.stream()
                                .map(Author::mandate)
                                .filter(it -> it != 0)
                                .distinct()
                                .toArray(Long[]::new))
                .query(row -> {
                    if (row.getLong("mandate") == 0) members.put(row.getLong("person"), member(row));
                    else officials.put(row.getLong("mandate"), official(row));
                });
    }

    private Member member(ResultSet row) throws SQLException {
        var name = row.getBytes("full_name");
        return new Member(
                NameForm.valueOf(row.getString("form")),
                row.getString("called"),
                row.getString("formal"),
                name == null ? "" : sealed.open(name, place(new PersonId(row.getLong("person")))),
                row.getString("surname"),
                row.getString("building"),
                row.getString("alias"),
                row.getBoolean("gone"),
                row.getBoolean("near"),
                row.getBoolean("together"));
    }

    /** Where the full name of an identity lies, for sealing and opening it. */
    public static String place(PersonId person) {
        return "residency.identity.full_name." + person.value();
    }

    private static Shown official(ResultSet row) throws SQLException {
        var name = row.getString("called");
        var position = Position.valueOf(row.getString("alias")).label();
        return new Shown(
                name,
                row.getString("building") + "·" + position,
                initial(name),
                hue(new PersonId(row.getLong("person"))),
                true);
    }

    private static String initial(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1));
    }

    /** @param full the name on the card, where somebody wants to be shown under it; empty otherwise */
    private record Member(
            NameForm form,
            String called,
            String formal,
            String full,
            String surname,
            String building,
            String alias,
            boolean gone,
            boolean near,
            boolean together) {

        String text() {
            return form == NameForm.REAL && !full.isEmpty() ? full : called;
        }

        /** A nickname's own first character: the surname behind it would tell what it hides. */
        String initial() {
            return form == NameForm.NICKNAME ? called.substring(0, called.offsetByCodePoints(0, 1)) : surname;
        }

        Shown seen(Relation relation, boolean near, int hue) {
            if (relation == Relation.OBSERVER) return new Shown("居民" + alias, NOBODY, "居", hue, false);
            if (relation == Relation.COMMITTEE)
                return new Shown(
                        form == NameForm.NICKNAME ? called + "（" + formal + "）" : text(),
                        building,
                        initial(),
                        hue,
                        false);
            return new Shown(text(), near ? building : NOBODY, initial(), hue, false);
        }
    }
}
