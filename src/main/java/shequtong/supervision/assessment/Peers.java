package shequtong.supervision.assessment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shequtong.organization.CommunityType;

/** With whom somebody is compared, in words. */
final class Peers {

    private Peers() {}

    /** From which the list may be narrowed down. */
    static Map<String, String> of(Kind kind) {
        return switch (kind) {
            case COMMUNITY ->
                Stream.of(CommunityType.values())
                        .collect(Collectors.toMap(
                                Enum::name, CommunityType::label, (one, _) -> one, LinkedHashMap::new));
            case STREET -> Map.of();
            case DEPARTMENT -> Map.of("DEPARTMENT", "区级部门", "URBAN_MANAGEMENT_SQUAD", "城管中队");
        };
    }

    static String label(String peers) {
        return Stream.of(Kind.values())
                .map(Peers::of)
                .filter(it -> it.containsKey(peers))
                .map(it -> it.get(peers))
                .findFirst()
                .orElse("街镇（园区）");
    }
}
