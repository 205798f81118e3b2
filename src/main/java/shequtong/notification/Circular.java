package shequtong.notification;

import java.util.List;
import java.util.UUID;
import shequtong.kernel.Subject;

/**
 * Ask for many to be told the same of one thing: publish it as an event. It is one event and one statement, however many
 * they are; its id lets it arrive twice and be told once.
 *
 * @param desk whether it is told to officials at their desk, or to residents
 * @param readers each once
 */
public record Circular(UUID id, boolean desk, String kind, Subject about, List<Reader> readers) {

    /** @param area the community or the desk's area they read it in */
    public record Reader(long person, long area) {}
}
