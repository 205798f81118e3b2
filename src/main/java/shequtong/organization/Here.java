package shequtong.organization;

import org.jspecify.annotations.Nullable;
import shequtong.audit.Actor;
import shequtong.identity.PersonId;
import shequtong.kernel.Forbidden;

/**
 * Who is asking, as what, in which community: below /c/{code}. Every use case of residents takes it first.
 *
 * @param mandate under which the committee's people speak; a resident acts as a resident, whatever posts they hold
 * @param rest why this resident reads and does not write for now, in a sentence that says how it is mended
 */
public record Here(
        PersonId person,
        Capacity capacity,
        Area community,
        @Nullable Mandate mandate,
        @Nullable String rest) implements Viewer {

    public Here(PersonId person, Capacity capacity, Area community, @Nullable Mandate mandate) {
        this(person, capacity, community, mandate, null);
    }

    public enum Capacity {
        RESIDENT("居民"),
        STAFF("工作人员"),
        OBSERVER("观察员"),
        /** Reads like an observer; what it may demand of a community is asked for at the desk above it (R6). */
        INSPECTOR("督查员");

        private final String label;

        Capacity(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** From the street or the district: may dive, and may not speak; who inspects neither (R5, R6). */
    public boolean looksIn() {
        return capacity == Capacity.OBSERVER || capacity == Capacity.INSPECTOR;
    }

    public boolean mayWrite() {
        return !looksIn() && rest == null;
    }

    public boolean resides() {
        return capacity == Capacity.RESIDENT;
    }

    /** For what only those who live here do: raise a matter, join in, rate. */
    public void mustReside() {
        mustLive();
        if (rest != null) throw new Forbidden(rest);
    }

    /** For what even somebody whose membership rests may do: see to it, and read what is theirs. */
    public void mustLive() {
        if (!resides()) throw new Forbidden("这件事由本社区的居民来做");
    }

    @Override
    public Area area() {
        return community;
    }

    @Override
    public Actor actor() {
        return new Actor(person.value(), capacity.name(), community.id());
    }

    @Override
    public String path(String rest) {
        return "/c/" + community.slug() + rest;
    }
}
