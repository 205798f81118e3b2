package shequtong.residency.joining;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;
import shequtong.residency.facts.Dwelling;
import shequtong.residency.facts.FullName;
import shequtong.residency.facts.IdNumber;
import shequtong.residency.facts.Relation;

/**
 * What somebody asked for and where it stands. Name and number are not in it: they are opened for whom they are shown.
 *
 * @param words the reviewer's, when it was given back or more is needed
 * @param steps how much has happened to it: a decision counts only for what its reviewer has seen
 */
record Registration(
        RegistrationId id,
        long community,
        PersonId person,
        Dwelling dwelling,
        Relation relation,
        State state,
        @Nullable LocalDate born,
        Instant submittedAt,
        Instant dueAt,
        @Nullable String words,
        int steps) {

    /** What a form says once it is right. */
    record Wish(FullName name, IdNumber card, Dwelling dwelling, Relation relation) {}

    /** @param mandate of the reviewer, 0 for what the applicant did */
    record Step(long registration, String kind, @Nullable String words, long mandate, Instant at) {}
}
