package shequtong.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shequtong.media.Boxes.Box;
import shequtong.web.Faults;

/**
 * Boxes that were drawn, and one more by its four edges in hundredths, for whoever draws none.
 *
 * @param box as a form carries them; those not ticked any more are left out
 * @param over the cover that was on the picture; none when there was none
 */
record CoverForm(
        List<String> box,
        String left,
        String top,
        String width,
        String height,
        @Nullable Integer over) {

    static final CoverForm EMPTY = new CoverForm(List.of(), "", "", "", "", null);

    CoverForm {
        box = box == null ? List.of() : box;
        left = left == null ? "" : left.strip();
        top = top == null ? "" : top.strip();
        width = width == null ? "" : width.strip();
        height = height == null ? "" : height.strip();
    }

    private boolean more() {
        return !(left + top + width + height).isEmpty();
    }

    Faults faults() {
        if (more() && byNumbers().isEmpty()) return Faults.one("left", "四个数都要填，从0到100；左加宽、上加高都不能超过100");
        if (box.isEmpty() && !more()) return Faults.one("left", "请在照片上拖一块，或者填四个数");
        if (box.stream().anyMatch(it -> Box.read(it).isEmpty())) return Faults.one("left", "有一块的位置不对，请重新画");
        return Faults.NONE;
    }

    Boxes boxes() {
        var all = new ArrayList<Box>();
        box.forEach(it -> Box.read(it).ifPresent(all::add));
        byNumbers().ifPresent(all::add);
        return new Boxes(all.stream().distinct().toList());
    }

    private Optional<Box> byNumbers() {
        if (!List.of(left, top, width, height).stream().allMatch(it -> it.matches("\\d{1,3}(\\.\\d)?")))
            return Optional.empty();
        return Optional.of(new Box(tenths(left), tenths(top), tenths(width), tenths(height)))
                .filter(Box::lies);
    }

    private static int tenths(String percent) {
        return (int) Math.round(Double.parseDouble(percent) * 10);
    }
}
