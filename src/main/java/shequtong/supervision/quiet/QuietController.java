package shequtong.supervision.quiet;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shequtong.kernel.Forbidden;
import shequtong.kernel.Slice;
import shequtong.organization.Area;
import shequtong.organization.CommunityType;
import shequtong.organization.Duty;
import shequtong.organization.Position;
import shequtong.organization.Position.Work;
import shequtong.web.Place;

@Controller
class QuietController {

    static final String PATH = "/quiet";
    private static final Pattern AFTER = Pattern.compile("(\\d{1,9}[.]\\d)_(\\d{1,18})");
    private static final BigDecimal MOST = new BigDecimal("999999999");
    private static final Map<String, String> TYPES =
            Stream.of(CommunityType.values()).collect(Collectors.toMap(Enum::name, CommunityType::label));

    private final Quiet quiet;

    QuietController(Quiet quiet) {
        this.quiet = quiet;
    }

    @Bean
    static Place quietAtTheDesk() {
        return Place.desk(
                59,
                "督查",
                PATH,
                "bell-off",
                "沉默社区",
                Stream.concat(
                                Position.of(Work.COORDINATING).stream(),
                                Stream.of(Position.DISTRICT_STAFF.name(), Position.ANALYST.name()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @GetMapping("/d/{area}" + PATH)
    QuietPage quiet(Duty duty, @RequestParam(defaultValue = "") String after) {
        var district = duty.area().kind() == Area.Kind.DISTRICT;
        if (!(duty.does(Work.COORDINATING) || district && duty.does(Work.DISTRICT)))
            throw new Forbidden("沉默社区由街镇和区里查看");
        var from = AFTER.matcher(after);
        var found = from.matches()
                ? quiet.silent(duty, district, new BigDecimal(from.group(1)), Long.parseLong(from.group(2)))
                : quiet.silent(duty, district, MOST, Long.MAX_VALUE);
        var shown = found.subList(0, Math.min(found.size(), Slice.SIZE));
        var last = found.size() > Slice.SIZE ? shown.getLast() : null;
        return new QuietPage(
                duty.path(PATH),
                shown.stream()
                        .map(it -> new QuietPage.Line(
                                it.label(),
                                it.above(),
                                TYPES.getOrDefault(it.type(), ""),
                                it.residents(),
                                it.expected().toPlainString(),
                                it.actual()))
                        .toList(),
                last == null ? null : last.missing().toPlainString() + "_" + last.community());
    }
}
