package shequtong.load.events;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much may be said by now: each kill lets the talkers say one more share, so that all kills fall among the words, however
 * fast they are said and however long a machine takes to come back.
 *
 * @param comments in all
 * @param said so far
 * @param kills in all
 * @param killed so far
 */
record Pace(int comments, AtomicInteger said, int kills, AtomicInteger killed) {

    private static final int GLANCE = 20;

    static Pace of(int comments, int kills) {
        return new Pace(comments, new AtomicInteger(), kills, new AtomicInteger());
    }

    /** @return false once all is said */
    boolean next() throws InterruptedException {
        var mine = said.getAndIncrement();
        while (mine < comments && (long) mine * (kills + 1) > (long) comments * (killed.get() + 1)) Thread.sleep(GLANCE);
        return mine < comments;
    }
}
