package shequtong.residency.roll;

import java.util.ArrayList;
import java.util.List;
import shequtong.residency.facts.Likeness;

/** In what a row differs from the roll. What it leaves empty does not differ. */
final class Changes {

    private Changes() {}

    static List<Column> of(Known.Home home, Line.Facts facts) {
        var changed = new ArrayList<Column>();
        if (facts.area() != null && (home.area() == null || home.area().compareTo(facts.area()) != 0))
            changed.add(Column.AREA);
        if (facts.use() != null && home.use() != facts.use()) changed.add(Column.USE);
        if (facts.note() != null && !home.note().equals(facts.note())) changed.add(Column.NOTE);
        return changed;
    }

    static List<Column> of(Known.Entry entry, Line.Person person, Likeness likeness, long community) {
        var changed = new ArrayList<Column>();
        if (entry.relation() != person.relation()) changed.add(Column.RELATION);
        if (person.head() != null && entry.head() != person.head()) changed.add(Column.HEAD);
        if (person.card() != null && !Likeness.key(likeness.card(person.card())).equals(entry.card()))
            changed.add(Column.CARD);
        if (person.phone() != null
                && !Likeness.key(likeness.phone(community, person.phone())).equals(entry.phone()))
            changed.add(Column.PHONE);
        if (person.movedIn() != null && !person.movedIn().equals(entry.movedIn())) changed.add(Column.MOVED_IN);
        return changed;
    }
}
