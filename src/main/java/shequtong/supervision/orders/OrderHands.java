package shequtong.supervision.orders;

import java.util.List;
import org.springframework.stereotype.Component;
import shequtong.organization.Area;
import shequtong.organization.Hands;
import shequtong.organization.Mandate;

/**
 * Orders that are not at an end go to whoever comes after their issuer (B19): nobody else could ever lift them. So does
 * what was put to a community, or nobody would read its answer.
 */
@Component
class OrderHands implements Hands {

    private final Orders orders;
    private final Findings findings;

    OrderHands(Orders orders, Findings findings) {
        this.orders = orders;
        this.findings = findings;
    }

    @Override
    public List<Held> held(Mandate mandate, Area area) {
        return List.of(
                new Held("没有销号的督办", orders.held(mandate.id()), "件", OrderController.PATH),
                new Held("发给居村的巡查提醒", findings.held(mandate.id()), "条", FindingController.PATH));
    }

    @Override
    public int pass(Mandate from, Mandate to, Area area) {
        return orders.pass(from.id(), to.id()) + findings.pass(from.id(), to.id());
    }
}
