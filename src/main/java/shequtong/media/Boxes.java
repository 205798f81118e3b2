package shequtong.media;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Black boxes on a picture, each left, top, width and height in thousandths of it. */
record Boxes(List<Box> all) {

    static final int MOST = 20;
    static final int WHOLE = 1000;

    /** Smaller than this hides nothing. */
    static final int LEAST = 5;

    record Box(int left, int top, int width, int height) {

        boolean lies() {
            return left >= 0
                    && top >= 0
                    && width >= LEAST
                    && height >= LEAST
                    && left + width <= WHOLE
                    && top + height <= WHOLE;
        }

        /** 120.300.80.90: what a form carries. A comma would make a list of it on its way in. */
        static Optional<Box> read(String text) {
            if (!text.matches("\\d{1,4}(\\.\\d{1,4}){3}")) return Optional.empty();
            var parts = text.split("\\.", 4);
            return Optional.of(new Box(
                            Integer.parseInt(parts[0]),
                            Integer.parseInt(parts[1]),
                            Integer.parseInt(parts[2]),
                            Integer.parseInt(parts[3])))
                    .filter(Box::lies);
        }

        @Override
        public String toString() {
            return left + "." + top + "." + width + "." + height;
        }
    }

    static Boxes of(Integer[] numbers) {
        var all = new ArrayList<Box>();
        for (var n = 0; n + 3 < numbers.length; n += 4)
            all.add(new Box(numbers[n], numbers[n + 1], numbers[n + 2], numbers[n + 3]));
        return new Boxes(all);
    }

    Integer[] numbers() {
        return all.stream()
                .flatMap(it -> java.util.stream.Stream.of(it.left(), it.top(), it.width(), it.height()))
                .toArray(Integer[]::new);
    }

    /** Rounded outwards: a box never covers less than what was drawn. */
    void paint(BufferedImage paper) {
        var brush = paper.createGraphics();
        brush.setColor(Color.BLACK);
        for (var it : all) {
            var left = it.left() * paper.getWidth() / WHOLE;
            var top = it.top() * paper.getHeight() / WHOLE;
            var right = Math.ceilDiv((it.left() + it.width()) * paper.getWidth(), WHOLE);
            var bottom = Math.ceilDiv((it.top() + it.height()) * paper.getHeight(), WHOLE);
            brush.fillRect(left, top, right - left, bottom - top);
        }
        brush.dispose();
    }
}
