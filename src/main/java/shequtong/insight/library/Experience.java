package shequtong.insight.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shequtong.identity.PersonId;
import shequtong.kernel.Refused;

/** What a community learned. Each state is a type, and offers only what may follow it. */
sealed interface Experience {

    Head head();

    default String state() {
        return switch (this) {
            case Submitted _ -> "SUBMITTED";
            case Returned _ -> "RETURNED";
            case Published _ -> "PUBLISHED";
            case Withdrawn _ -> "WITHDRAWN";
        };
    }

    /** Those above have it before them. */
    record Submitted(Head head) implements Experience {

        Published published(Instant now) {
            return new Published(head, now);
        }

        Returned returned(String why) {
            return new Returned(head, why);
        }
    }

    /** Its community is asked to write it anew. */
    record Returned(Head head, String why) implements Experience {}

    /** Every desk of the district reads it. */
    record Published(Head head, Instant at) implements Experience {

        Withdrawn withdrawn(String why) {
            return new Withdrawn(head, at, why);
        }

        /** @throws Refused for the community that it comes from */
        void mayBeAdoptedBy(long community) {
            if (community == head.community()) throw new Refused("这是本社区自己的经验，不用再采用");
        }
    }

    /** It is recommended no longer; who took it up still finds it. */
    record Withdrawn(Head head, Instant at, String why) implements Experience {}

    /**
     * @param matter the case it was learned from, if it is told
     * @param parent what it was made of
     * @param author who wrote it first: never the one who publishes it
     */
    record Head(
            ExperienceId id,
            long community,
            String label,
            String street,
            String major,
            Words words,
            @Nullable Long matter,
            @Nullable ExperienceId parent,
            PersonId author,
            long mandate,
            int version,
            Instant at,
            int adoptions) {}

    /** @param caution what others should beware of; may be empty */
    record Words(String title, String problem, String method, String effect, String caution) {}
}
