package shequtong.organization;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shequtong.web.Signs;

/**
 * The sections of a community: the registry, what the community decided about it, and which of it has pages. Every page
 * of residents needs them, so they are kept for five seconds; on the machine where they were changed, not even that.
 */
@Repository
public class Sections {

    private final JdbcClient db;
    private final ObjectProvider<Section> pages;
    private final Cache<Long, List<Offered>> offered = Caffeine.newBuilder()
            .maximumSize(2000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    Sections(JdbcClient db, ObjectProvider<Section> pages) {
        this.db = db;
        this.pages = pages;
    }

    /**
     * A section that has pages, as this community has it.
     *
     * @param given what the district calls it
     * @param name what it is called here
     * @param mandatory decided by the district: it cannot be switched off or moved
     * @param ownName whether a community may call it something else
     * @param owned whether somebody of the committee has to answer for what is in it
     */
    public record Offered(
            Section section,
            String part,
            String given,
            String name,
            boolean mandatory,
            boolean ownName,
            boolean owned,
            boolean off) {

        public String kind() {
            return section.kind();
        }
    }

    /** What residents find here, in the community's order. */
    public List<Offered> of(Area community) {
        return all(community).stream().filter(it -> !it.off()).toList();
    }

    /** The same with those that are switched off: the mandatory ones first, as the district has them. */
    public List<Offered> all(Area community) {
        return Objects.requireNonNull(offered.get(community.id(), _ -> read(community)));
    }

    /** Whether an address below /c/{code} belongs to a section that is switched off there. */
    boolean closes(Area community, String within) {
        return all(community).stream().anyMatch(it -> it.off() && it.section().has(within));
    }

    /** The kinds of subjects that nobody in this community sees while their section is switched off. */
    Set<String> unseen(Area community) {
        return all(community).stream()
                .filter(Offered::off)
                .flatMap(it -> it.section().about().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    Signs signs(Area community) {
        var all = all(community);
        return new Signs(
                all.stream()
                        .filter(it -> !it.name().equals(it.given()))
                        .collect(Collectors.toUnmodifiableMap(it -> it.section().path(), Offered::name)),
                all.stream()
                        .filter(Offered::off)
                        .map(it -> it.section().path())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Nobody here reads the old arrangement once the new one is written; another machine may for five seconds. */
    private void forget(long community) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                offered.invalidate(community);
            }
        });
    }

    private List<Offered> read(Area community) {
        Map<String, Section> built = pages.stream().collect(Collectors.toMap(Section::kind, Function.identity()));
        return db.sql("""
                select section.kind, section.part, section.name as given, coalesce(choice.name, section.name) as name,
                       section.mandatory, section.own_name, section.owned, coalesce(choice.off, false) as off
                from organization.section
                left join organization.section_choice choice
                    on choice.kind = section.kind and choice.community = :community
                where section.kind = any(:kinds) and (:village or not section.village)
                order by section.mandatory desc,
                         case when section.mandatory then section.number else coalesce(choice.number, section.number) end,
                         section.number
                """)
                .param("community", community.id())
                .param("kinds", built.keySet().toArray(String[]::new))
                .param("village", community.sort() == Area.Sort.VILLAGE)
                .query((row, _) -> new Offered(
                        Objects.requireNonNull(built.get(row.getString("kind"))),
                        row.getString("part"),
                        row.getString("given"),
                        row.getString("name"),
                        row.getBoolean("mandatory"),
                        row.getBoolean("own_name"),
                        row.getBoolean("owned"),
                        row.getBoolean("off")))
                .list();
    }

    /** @param name null for the district's */
    void choose(long community, String kind, boolean off, @Nullable String name) {
        db.sql("""
                insert into organization.section_choice (community, kind, off, name, number)
                select :community, kind, :off, :name, number from organization.section where kind = :kind
                on conflict (community, kind) do update set off = excluded.off, name = excluded.name
                """)
                .param("community", community)
                .param("kind", kind)
                .param("off", off)
                .param("name", name)
                .update();
        forget(community);
    }

    /** Writes the order of the sections that are not mandatory. */
    void order(long community, List<String> kinds) {
        db.sql("""
                insert into organization.section_choice (community, kind, off, number)
                select :community, it.kind, false, it.number * 10
                from unnest(:kinds::text[]) with ordinality as it (kind, number)
                on conflict (community, kind) do update set number = excluded.number
                """)
                .param("community", community)
                .param("kinds", kinds.toArray(String[]::new))
                .update();
        forget(community);
    }
}
