package shequtong.casework.spi;

import java.time.Instant;

/**
 * All that the other system is told of a case (R48): what is to be done and where, nobody's name, number or own words.
 *
 * @param reference by which it speaks of the case to us; the same each time it is sent
 * @param unit the one that the catalogue names; empty where the coordinator has to find one (R39)
 * @param subject what residents may read as its title; of what was told to the committee alone, the class
 * @param purpose in the words of the 街镇, with numbers starred
 */
public record Errand(
        long referral,
        String reference,
        String code,
        String title,
        String unit,
        String subject,
        String purpose,
        String street,
        String community,
        String place,
        Instant due) {}
