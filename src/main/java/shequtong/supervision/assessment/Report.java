package shequtong.supervision.assessment;

import java.time.Instant;
import java.time.YearMonth;

/**
 * What was issued of a month.
 *
 * @param version 0 while the month still runs and is counted anew each night; 1 and up are never changed (R93)
 * @param reason why there is this version, in a sentence
 */
record Report(
        long id, long district, Kind kind, YearMonth month, int version, int formula, Instant issuedAt, String reason) {

    boolean draft() {
        return version == 0;
    }

    String title() {
        return "%d年%d月".formatted(month.getYear(), month.getMonthValue());
    }

    String state() {
        return draft() ? "暂定，次月8日发出" : "第" + version + "版";
    }
}
