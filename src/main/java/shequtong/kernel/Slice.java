package shequtong.kernel;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list, and where the next begins if there is one. */
public record Slice<T>(List<T> rows, @Nullable Cursor next) {

    /** Rows on one page of any list. */
    public static final int SIZE = 20;

    /** What a query asks for: one row more than a page holds. If it comes, there is a next page. */
    public static final int FETCH = SIZE + 1;

    public static <T> Slice<T> of(List<T> found, Function<T, Cursor> cursor) {
        if (found.size() <= SIZE) return new Slice<>(found, null);
        return new Slice<>(List.copyOf(found.subList(0, SIZE)), cursor.apply(found.get(SIZE - 1)));
    }

    public <R> Slice<R> map(Function<T, R> change) {
        return new Slice<>(rows.stream().map(change).toList(), next);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
