package shequtong.residency.roll;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import shequtong.web.Html;

/**
 * The dwellings in order, and how many of their households are here.
 *
 * @param next the dwelling that the next page begins after, 0 for none
 * @param named whether these were found by somebody's name
 */
record RollPage(
        String path,
        Reach.Figures reach,
        String building,
        String room,
        List<Dwellings.Home> homes,
        long next,
        boolean named,
        UUID once)
        implements Html {

    RollPage searched() {
        return new RollPage(path, reach, building, room, homes, 0, true, once);
    }

    boolean filtered() {
        return named || !building.isEmpty() || !room.isEmpty();
    }

    String more() {
        return path + "?building=" + encode(building, UTF_8) + "&room=" + encode(room, UTF_8) + "&after=" + next;
    }
}
