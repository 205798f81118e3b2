package shequtong.organization;

import shequtong.audit.Actor;
import shequtong.identity.PersonId;
import shequtong.kernel.Forbidden;

/** Somebody at a desk: under which mandate, in which area. Below /d/{area}; every use case of officials takes it first. */
public record Duty(PersonId person, Mandate mandate, Area area) implements Viewer {

    public Position.Work work() {
        return mandate.position().work();
    }

    public boolean does(Position.Work work) {
        return work() == work;
    }

    /** @throws Forbidden when this desk is for other work */
    public void must(Position.Work... works) {
        if (!java.util.Set.of(works).contains(work()))
            throw new Forbidden("这项工作不归" + mandate.position().label() + "办理");
    }

    @Override
    public Actor actor() {
        return new Actor(person.value(), mandate.position().name(), area.id());
    }

    @Override
    public String path(String rest) {
        return "/d/" + area.slug() + rest;
    }
}
