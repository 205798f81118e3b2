package shequtong.residency.roll;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shequtong.kernel.Sealed;
import shequtong.residency.facts.Likeness;

/** The rows of a file while it is not yet in the roll, sealed as they were typed, with what was found about each. */
@Repository
class Drafts {

    private final JdbcClient db;
    private final Sealed sealed;

    Drafts(JdbcClient db, Sealed sealed) {
        this.db = db;
        this.sealed = sealed;
    }

    /** @param columns where something is to be mended, or would be changed */
    record Draft(Row row, Plan.Outcome outcome, List<Column> columns, List<String> reasons) {}

    void keep(long community, long id, List<Row> rows) {
        db.sql("""
                insert into residency.roll_import_row (community, import, number, cells)
                select :community, :import, it.number, decode(it.cells, 'hex')
                from unnest(:numbers::int[], :cells::text[]) as it (number, cells)
                """)
                .param("community", community)
                .param("import", id)
                .param("numbers", rows.stream().map(Row::number).toArray(Integer[]::new))
                .param(
                        "cells",
                        rows.stream()
                                .map(it -> Likeness.key(sealed.seal(it.joined(), place(community, id, it.number()))))
                                .toArray(String[]::new))
                .update();
    }

    List<Row> rows(long community, long id) {
        return db.sql("""
                select number, cells
                from residency.roll_import_row
                where community = :community and import = :import
                order by number
                """)
                .param("community", community)
                .param("import", id)
                .query((row, _) -> row(community, id, row))
                .list();
    }

    /** Twenty and one more of one kind, in the order of the file. */
    List<Draft> some(long community, long id, Plan.Outcome outcome, int after, int size) {
        return db.sql("""
                select number, cells, outcome, columns, reasons
                from residency.roll_import_row
                where community = :community and import = :import and outcome = :outcome and number > :after
                order by number
                limit :size
                """)
                .param("community", community)
                .param("import", id)
                .param("outcome", outcome.name())
                .param("after", after)
                .param("size", size)
                .query((row, _) -> new Draft(
                        row(community, id, row),
                        Plan.Outcome.valueOf(row.getString("outcome")),
                        texts(row.getArray("columns")).stream()
                                .map(Column::valueOf)
                                .toList(),
                        texts(row.getArray("reasons"))))
                .list();
    }

    void found(long community, long id, Collection<Draft> drafts) {
        db.sql("""
                update residency.roll_import_row
                set outcome = it.outcome, columns = string_to_array(it.columns, chr(31)),
                    reasons = string_to_array(it.reasons, chr(31))
                from unnest(:numbers::int[], :outcomes::text[], :columns::text[], :reasons::text[])
                     as it (number, outcome, columns, reasons)
                where community = :community and import = :import and roll_import_row.number = it.number
                """)
                .param("community", community)
                .param("import", id)
                .param("numbers", of(drafts, it -> it.row().number(), Integer[]::new))
                .param("outcomes", of(drafts, it -> it.outcome().name(), String[]::new))
                .param("columns", of(drafts, it -> joined(names(it.columns())), String[]::new))
                .param("reasons", of(drafts, it -> joined(it.reasons()), String[]::new))
                .update();
    }

    void forget(long community, long id) {
        db.sql("""
                delete from residency.roll_import_row where community = :community and import = :import
                """).param("community", community).param("import", id).update();
    }

    /** The faulty ones are what has to be mended and sent again; the others are in the roll now. */
    void forgetTaken(long community, long id) {
        db.sql("""
                delete from residency.roll_import_row
                where community = :community and import = :import and outcome <> 'FAULTY'
                """).param("community", community).param("import", id).update();
    }

    private Row row(long community, long id, ResultSet row) throws SQLException {
        var number = row.getInt("number");
        return Row.of(number, sealed.open(row.getBytes("cells"), place(community, id, number)));
    }

    private static String place(long community, long id, int number) {
        return "residency.roll_import_row.cells." + community + "." + id + "." + number;
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Enum::name).toList();
    }

    private static String joined(List<String> texts) {
        return String.join("\u001f", texts);
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static <T, R> R[] of(Collection<T> all, Function<T, R> part, IntFunction<R[]> array) {
        return all.stream().map(part).toArray(array);
    }

    /** In handfuls, so that whoever waits sees it go on. */
    static <T> List<List<T>> handfuls(List<T> all, int size) {
        var handfuls = new ArrayList<List<T>>();
        IntStream.iterate(0, it -> it < all.size(), it -> it + size)
                .forEach(it -> handfuls.add(all.subList(it, Math.min(all.size(), it + size))));
        return handfuls;
    }
}
