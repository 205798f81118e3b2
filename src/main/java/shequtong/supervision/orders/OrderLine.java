package shequtong.supervision.orders;

import java.time.Instant;
import shequtong.organization.Duty;

/** An order in a list. @param mandate under which it was issued */
record OrderLine(
        String path,
        String title,
        String place,
        String demand,
        long mandate,
        Instant issuedAt,
        Instant due,
        String state) {

    static OrderLine of(Duty duty, SupervisionOrder it) {
        var head = it.head();
        return new OrderLine(
                duty.path(OrderController.PATH + "/" + head.id().value()),
                head.title() == null ? head.place() : head.title(),
                head.place(),
                head.demand(),
                head.mandate(),
                head.issuedAt(),
                head.due(),
                state(it));
    }

    static String state(SupervisionOrder it) {
        return switch (it) {
            case SupervisionOrder.Issued _ -> "ISSUED";
            case SupervisionOrder.Replied _ -> "REPLIED";
            case SupervisionOrder.Lifted _ -> "LIFTED";
        };
    }

    boolean late(Instant now) {
        return state.equals("ISSUED") && due.isBefore(now);
    }
}
