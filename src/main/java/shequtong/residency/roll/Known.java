package shequtong.residency.roll;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.Relation;

/**
 * The roll of one community as it stands. A person is told from another by an index of the name and of the card, never by
 * the name itself.
 *
 * @param byName the people of a dwelling by the index of their name
 * @param byCard everybody whose card is known
 */
record Known(Map<Dwelling, Home> homes, Map<Who, Entry> byName, Map<String, Entry> byCard, Map<Dwelling, Entry> heads) {

    /** Somebody of this name who is not the one meant; 0 means nobody. */
    boolean livesBeside(long entry, long home, String name) {
        var there = at(home).flatMap(it -> Optional.ofNullable(byName.get(new Who(it.dwelling(), name))));
        return there.filter(it -> it.id() != entry).isPresent();
    }

    /** The roll if one of its people had another name: what is written over somebody is compared with who it was. */
    Optional<Known> renamed(long entry, long home, String name) {
        return at(home).flatMap(it -> byName.values().stream()
                        .filter(they -> they.id() == entry && they.dwelling().equals(it.dwelling()))
                        .findFirst())
                .map(was -> {
                    var now = was.named(name);
                    var names = new HashMap<>(byName);
                    names.remove(was.who());
                    names.put(now.who(), now);
                    var cards = new HashMap<>(byCard);
                    if (now.card() != null) cards.put(now.card(), now);
                    var first = new HashMap<>(heads);
                    if (now.head()) first.put(now.dwelling(), now);
                    return new Known(homes, names, cards, first);
                });
    }

    private Optional<Home> at(long home) {
        return homes.values().stream().filter(it -> it.id() == home).findFirst();
    }

    record Home(long id, Dwelling dwelling, @Nullable BigDecimal area, Use use, String note) {}

    record Who(Dwelling dwelling, String name) {}

    /** @param card and phone: their indexes, where they are known */
    record Entry(
            long id,
            Dwelling dwelling,
            String name,
            @Nullable String card,
            @Nullable String phone,
            Relation relation,
            boolean head,
            @Nullable LocalDate movedIn) {

        Who who() {
            return new Who(dwelling, name);
        }

        Entry named(String other) {
            return new Entry(id, dwelling, other, card, phone, relation, head, movedIn);
        }
    }
}
