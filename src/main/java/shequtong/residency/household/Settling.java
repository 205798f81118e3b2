package shequtong.residency.household;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shequtong.identity.PersonId;
import shequtong.residency.Admitted;
import shequtong.residency.News;
import shequtong.residency.News.What;
import shequtong.residency.TakenBack;
import shequtong.residency.facts.Relation;
import shequtong.residency.household.Dweller.Standing;
import shequtong.residency.household.Memberships.Ending;

/**
 * What coming and going means for a household, in the transaction in which somebody comes or goes: the first owner or
 * tenant of age becomes its head, family waits for the head's word, and all who live there are told (threat 2).
 */
@Component
public class Settling {

    private final Roll roll;
    private final Memberships memberships;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Settling(Roll roll, Memberships memberships, Clock clock, ApplicationEventPublisher events) {
        this.roll = roll;
        this.memberships = memberships;
        this.clock = clock;
        this.events = events;
    }

    @EventListener
    void on(Admitted it) {
        memberships.begin(it.person(), it.community());
        memberships.rejoin(it.person());
        arrive(it.person(), it.community());
    }

    /** It was a mistake, and they read so. */
    @EventListener
    void on(TakenBack it) {
        depart(it.person(), it.community(), Ending.ENDED, it.by(), it.mandate(), it.words());
    }

    void arrive(PersonId person, long community) {
        var home = roll.hold(community, roll.open(person, community));
        var newcomer = home.member(person);
        roll.note(home, "JOINED", person, person, 0, "");
        if (home.head() == null) {
            var leads = newcomer.relation() == Relation.OWNER || newcomer.relation() == Relation.TENANT;
            if (leads && newcomer.mayLead(clock)) roll.lead(home, person);
        } else if (newcomer.relation() == Relation.FAMILY) {
            roll.stand(home, person, Standing.CONFIRMED, Standing.AWAITING, false);
            tell(home, home.head(), What.TO_CONFIRM);
        } else {
            tell(home, home.head(), What.JOINED);
        }
        home.members().stream()
                .filter(it -> it.adult(clock) && !it.person().equals(person) && !home.leads(it.person()))
                .forEach(it -> tell(home, it.person(), What.JOINED));
    }

    /** The head's place is left empty with the head; the committee fills it. */
    public void depart(PersonId person, long community, Ending ending, PersonId by, long mandate, String words) {
        roll.of(person, community).map(it -> roll.hold(community, it)).ifPresent(home -> {
            vacate(home, person);
            roll.note(home, ending == Ending.ENDED ? "ENDED" : "LEFT", by, person, mandate, words);
        });
        memberships.end(person, community, ending, mandate, words.isEmpty() ? null : words);
    }

    void vacate(Household home, PersonId person) {
        if (home.leads(person)) roll.lead(home, null);
        else if (person.equals(home.offered())) roll.offer(home, null);
        home.members().stream()
                .filter(it -> it.adult(clock) && !it.person().equals(person))
                .forEach(it -> tell(home, it.person(), What.MEMBER_LEFT));
    }

    void tell(Household home, PersonId to, What what) {
        events.publishEvent(new News(to, home.community(), what, home.id().subject()));
    }
}
