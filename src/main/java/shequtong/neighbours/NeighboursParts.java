package shequtong.neighbours;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shequtong.casework.CaseId;
import shequtong.notification.Notice;
import shequtong.organization.Here.Capacity;
import shequtong.organization.Section;
import shequtong.web.Place;

/** What this module makes known to those below it: its places in the menu and the words of its notices. */
@Configuration(proxyBeanMethods = false)
class NeighboursParts {

    @Bean
    Place stories() {
        return Place.resident(20, StoryController.PATH, "message-report", "身边事");
    }

    /** 身边事, with the cases that grow from it. */
    @Bean
    Section storiesSection() {
        return new Section(
                Section.STORIES,
                StoryController.PATH,
                "home-heart",
                Set.of("/cases"),
                Set.of(StoryId.KIND, CaseId.KIND));
    }

    /** Only who lives here raises a matter. */
    @Bean
    Place raise() {
        return new Place(
                Place.Face.RESIDENT,
                30,
                "",
                StoryController.PATH + "/new",
                "pencil-plus",
                "我要说",
                true,
                Set.of(Capacity.RESIDENT.name()));
    }

    @Bean
    Notice.Kind storyCommented() {
        return Neighbours.COMMENTED;
    }

    @Bean
    Notice.Kind storyAnswered() {
        return Neighbours.ANSWERED;
    }

    @Bean
    Notice.Kind storyConverted() {
        return Neighbours.CONVERTED;
    }
}
