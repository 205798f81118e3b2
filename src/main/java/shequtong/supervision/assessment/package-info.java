/**
 * 考核. What was counted of a month, as parts of wholes with their formula beside them; compared with one's like, drawn
 * together where there is little to go by, contested by whoever is assessed, and never changed once it was issued.
 */
@NullMarked
package shequtong.supervision.assessment;

import org.jspecify.annotations.NullMarked;
