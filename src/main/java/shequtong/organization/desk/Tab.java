package shequtong.organization.desk;

import java.util.ArrayList;
import java.util.List;
import shequtong.organization.Area;
import shequtong.organization.Duty;

/** The pages of 组织与权限, one beside the other; a desk sees those it may open. */
public record Tab(String path, String label, boolean current) {

    public static final String PATH = "/organization";

    public enum Of {
        TREE("", "组织"),
        HOLES("/holes", "空缺"),
        APPOINTMENTS("/appointments", "任免"),
        RIGHTS("/rights", "观察与督查"),
        DEPARTMENTS("/departments", "部门接入");

        private final String path;
        private final String label;

        Of(String path, String label) {
            this.path = path;
            this.label = label;
        }
    }

    public static List<Tab> of(Duty duty, Of current) {
        var tabs = new ArrayList<Tab>();
        for (var it : Of.values())
            if (open(duty, it)) tabs.add(new Tab(duty.path(PATH + it.path), it.label, it == current));
        return tabs;
    }

    private static boolean open(Duty duty, Of tab) {
        return switch (tab) {
            case TREE -> true;
            case HOLES, DEPARTMENTS -> duty.area().kind() != Area.Kind.COMMUNITY;
            case APPOINTMENTS -> May.seeAppointments(duty);
            case RIGHTS -> May.seeRights(duty);
        };
    }
}
