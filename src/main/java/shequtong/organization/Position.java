package shequtong.organization;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may be, under a mandate of a body in an area. The letters are those of the authorisation matrix. */
public enum Position {
    PARTY_SECRETARY("党组织书记", Work.COMMUNITY),
    COMMITTEE_MEMBER("两委委员", Work.COMMUNITY),
    COMMUNITY_WORKER("社工", Work.COMMUNITY),
    PROPERTY_STAFF("物业", Work.HANDLING),
    FAMILY_DOCTOR("家庭医生", Work.CONSULTING),
    LAWYER("社区律师", Work.CONSULTING),
    POLICE_OFFICER("社区民警", Work.CONSULTING),
    SQUAD_OFFICER("城管队员", Work.HANDLING),
    DEPARTMENT_STAFF("部门工作人员", Work.HANDLING),
    GRID_OFFICER("网格化中心", Work.COORDINATING),
    STREET_STAFF("街镇工作人员", Work.COORDINATING),
    STREET_LEADER("街镇领导", Work.COORDINATING),
    DISTRICT_STAFF("区社建办", Work.DISTRICT),
    PROMOTION_STAFF("推进办公室成员", Work.PROMOTING),
    LEADING_MEMBER("领导小组成员", Work.LEADING),
    ANALYST("治慧中心分析员", Work.DISTRICT),
    SYSTEM_ADMIN("系统管理员", Work.PLATFORM),
    SECURITY_ADMIN("安全管理员", Work.PLATFORM),
    AUDIT_ADMIN("审计员", Work.PLATFORM);

    /** What a desk is for: it decides which pages its holder has. */
    public enum Work {
        /** Answers the residents of one community. */
        COMMUNITY,
        /** Takes dispatches and answers them; sees the matter and no person (R48). */
        HANDLING,
        /** Receives what communities hand up, and dispatches it within a 街镇. */
        COORDINATING,
        CONSULTING,
        DISTRICT,
        /** 推进办公室 of a district or a street: sees to it that every mechanism has its person (S11, S12). */
        PROMOTING,
        /** 领导小组: reads, and changes nothing. */
        LEADING,
        PLATFORM
    }

    private final String label;
    private final Work work;

    Position(String label, Work work) {
        this.label = label;
        this.work = work;
    }

    public String label() {
        return label;
    }

    public Work work() {
        return work;
    }

    /** The names of all positions with one of these works, for a menu entry that is theirs. */
    public static Set<String> of(Work... works) {
        var wanted = Set.of(works);
        return Arrays.stream(values())
                .filter(it -> wanted.contains(it.work))
                .map(Enum::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
