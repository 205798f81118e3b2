package shequtong.notification;

import java.util.UUID;
import shequtong.identity.PersonId;
import shequtong.kernel.Subject;

/**
 * Ask for somebody to be told something: publish it as an event. Its id lets it arrive twice and be told once.
 *
 * @param area the community or the desk's area it is read in
 * @param desk whether it is told to an official at a desk, or to a resident
 */
public record Notice(UUID id, PersonId to, long area, boolean desk, String kind, Subject about) {

    public static Notice toResident(PersonId person, long community, Kind kind, Subject about) {
        return new Notice(UUID.randomUUID(), person, community, false, kind.name(), about);
    }

    public static Notice toDesk(PersonId official, long area, Kind kind, Subject about) {
        return new Notice(UUID.randomUUID(), official, area, true, kind.name(), about);
    }

    /** The words for one kind of notice, made known as a bean by the module that sends it; %s is the subject's title. */
    public record Kind(String name, String icon, String words) {}
}
