package shequtong.organization;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shequtong.identity.PersonId;

/** Every place a person may go in: their homes first, then the desks of their posts. One person, several capacities. */
@Component
public class Entrances {

    private final Areas areas;
    private final Posts posts;
    private final ObjectProvider<Belongs> belongs;

    Entrances(Areas areas, Posts posts, ObjectProvider<Belongs> belongs) {
        this.areas = areas;
        this.posts = posts;
        this.belongs = belongs;
    }

    /** @param label 吴淞新城·居民, or 吴淞新城·党组织书记 */
    public record Entrance(String label, String path) {}

    public List<Entrance> of(PersonId person) {
        var handing = posts.handing(person).stream()
                .map(it -> new Entrance(it.place() + "·" + it.position().label() + "交接", Handing.PATH + "/" + it.id()));
        return Stream.concat(of(homes(person), posts.of(person)).stream(), handing)
                .toList();
    }

    List<Belongs.Home> homes(PersonId person) {
        return belongs.stream().flatMap(it -> it.homes(person).stream()).toList();
    }

    boolean lived(PersonId person, Area community) {
        return belongs.stream().anyMatch(it -> it.lived(person, community.id()));
    }

    List<Entrance> of(List<Belongs.Home> homes, List<Posts.Post> held) {
        var living = homes.isEmpty()
                ? Stream.<Entrance>of()
                : areas.all(homes.stream().map(Belongs.Home::community).toList()).stream()
                        .map(it -> new Entrance(it.label() + "·居民", "/c/" + it.slug()));
        var working = held.stream()
                .filter(it -> it.mandate() != null)
                .map(it -> new Entrance(
                        it.label() + "·"
                                + Objects.requireNonNull(it.mandate())
                                        .position()
                                        .label(),
                        "/d/" + it.slug()));
        return Stream.concat(living, working).toList();
    }
}
