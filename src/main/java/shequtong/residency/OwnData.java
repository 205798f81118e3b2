package shequtong.residency;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;
import shequtong.identity.PersonId;

/**
 * What a module keeps about somebody, for themselves (R100). A bean for each kind of record; it is asked for one person
 * and has no way to give another's.
 */
public interface OwnData {

    /** 我说的身边事. */
    String title();

    /** Where it stands among the others. */
    int order();

    /**
     * Row by row, so that much of it does not lie in memory at once.
     *
     * @param whole with names and numbers in full, for the copy that is taken away; masked for a page that lies open
     */
    void each(PersonId me, boolean whole, Consumer<Row> row);

    /** One thing that is kept: what it is called, and what it says. */
    record Row(SequencedMap<String, Object> values) {

        public static Row of(Object... pairs) {
            var values = new LinkedHashMap<String, Object>();
            for (var i = 0; i < pairs.length; i += 2) values.put(String.valueOf(pairs[i]), pairs[i + 1]);
            return new Row(values);
        }
    }
}
