package shequtong.casework.joint;

import java.time.Instant;
import java.util.List;

/**
 * What it takes to call a table (R38).
 *
 * @param bodies who is invited, one department at least
 * @param lead the mandate that leads it
 * @param sure whether whoever calls was told who will read what its reporter told to the committee alone (R34)
 * @param answerDue by when they answer; not after the table meets
 */
record Call(
        List<Long> bodies, String purpose, String place, Instant meetsAt, Instant answerDue, long lead, boolean sure) {}
