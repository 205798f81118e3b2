package shequtong.organization;

import java.time.LocalDate;
import java.util.Map;

/**
 * Answered by casework, which keeps the State Council's calendar as data (R31). Where nobody answers, and in a year that is
 * not entered yet, working days are Monday to Friday.
 */
public interface HolidayCalendar {

    /** The days of this period, both ends included, that are not what their weekday says: true for one that is worked. */
    Map<LocalDate, Boolean> exceptions(LocalDate from, LocalDate to);
}
